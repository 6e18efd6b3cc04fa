import { readBundle } from '../../../audit/bundle/read.ts';
import type { DeviceEvidence, PartName } from '../../../audit/evidence/device.ts';
import { type AuditOptions, runAudit } from '../../../audit/run.ts';
import { TonewallError } from '../../../base/errors.ts';
import { nodeClock } from '../../../host/clock.ts';
import { nodeDisk } from '../../../host/disk/disk.ts';
import { nodeRandom } from '../../../host/random.ts';
import { makeProfile } from '../../../sim/capture/profile.ts';
import { profileText } from '../../../sim/capture/profile-text.ts';
import type { SeenPlayer } from '../../../sim/capture/seen.ts';
import { auditPorts } from '../../audit/run.ts';
import { targetsScope } from '../../audit/flags.ts';
import { progressTo } from '../../audit/progress.ts';
import type { CommandContext } from '../../command.ts';
import { VERSION } from '../../version.ts';
import { seenPlayer } from './seen-player.ts';

export interface CaptureFlags {
  readonly from?: string;
  readonly out?: string;
  readonly json?: true;
}

/** No subscription and no art: only parts that go into a profile are asked for. */
const PARTS: readonly PartName[] = [
  'description',
  'zone-group-state',
  'tls-door',
  'forms',
  'login-services',
  'status-pages',
];

export async function capture(
  context: CommandContext,
  addresses: readonly string[],
  flags: CaptureFlags,
): Promise<number> {
  const { terminal } = context;
  if (flags.out !== undefined) await nodeDisk().checkWritable(flags.out);
  const devices = await devicesFor(context, addresses, flags);
  terminal.status('');
  const seen = seenAmong(context, devices);
  const profile = await makeProfile({ clock: nodeClock(), random: nodeRandom() }, seen);
  const text = flags.json ? `${JSON.stringify(profile, undefined, 2)}\n` : profileText(profile, seen);
  if (flags.out === undefined) terminal.out(text);
  else {
    await nodeDisk().write(flags.out, text);
    terminal.note(`Household file: ${flags.out} (tonewall sim --household ${flags.out})`);
  }
  return 0;
}

async function devicesFor(
  context: CommandContext,
  addresses: readonly string[],
  { from }: CaptureFlags,
): Promise<readonly DeviceEvidence[]> {
  if ((from === undefined) === (addresses.length === 0))
    throw new TonewallError('usage-flag', 'give addresses of players, or a bundle with --from');
  if (from !== undefined) return (await readBundle(nodeDisk(), from)).devices;
  const { bundle } = await runAudit(auditPorts(context), {
    scope: targetsScope(addresses),
    tool: VERSION,
    parts: PARTS,
    signal: context.signal,
    onProgress: withoutJudging(progressTo(context.terminal)),
  });
  return bundle.devices;
}

type OnProgress = NonNullable<AuditOptions['onProgress']>;

const withoutJudging =
  (tell: OnProgress): OnProgress =>
  (progress) =>
    progress.phase === 'judge' ? undefined : tell(progress);

/** Devices that are no players are told and left out; nothing at all is an error. */
function seenAmong({ terminal }: CommandContext, devices: readonly DeviceEvidence[]): readonly SeenPlayer[] {
  const seen: SeenPlayer[] = [];
  for (const device of devices) {
    const player = seenPlayer(device);
    if (player.ok) seen.push(player.value);
    else terminal.note(`left out: ${device.id}: ${player.error}`);
  }
  if (seen.length > 0) return seen;
  throw new TonewallError('no-player', 'no player was found there', {});
}
