import { join } from 'node:path';
import { TonewallError } from '../../base/errors.ts';
import type { Config } from '../../config/config.ts';
import { askDesk, doorPath } from '../../guard/approval/door.ts';
import { frontDeskUrl } from '../../guard/front-desk/site.ts';
import { isLive } from '../../guard/identity/lease.ts';
import type { IdentityState } from '../../guard/identity/state.ts';
import { nodeAppendDisk } from '../../host/append/append-disk.ts';
import { nodeDisk } from '../../host/disk/disk.ts';
import { localDoor } from '../../host/local-door.ts';
import { PUBLIC_KEY_FILE } from '../../journal/files.ts';
import { queryJournal } from '../../journal/query/query.ts';
import { nowMs, storeIn } from '../identity/identity-store.ts';
import type { StateFlags } from '../state-folder.ts';
import { Refused, type RefusedLine } from './refused.ts';

/** How a guard stands. Times are milliseconds since the epoch. */
export interface Status {
  readonly file: string;
  readonly at: number;
  /** Whether a guard answers for this state folder. */
  readonly runs: boolean;
  /** Requests that wait for an approval. */
  readonly waiting: number;
  readonly doors: readonly { readonly room: string; readonly guardedAt: string; readonly address: string }[];
  readonly frontDesk: string | undefined;
  readonly devices: readonly Enrolled[];
  readonly openCodes: number;
  readonly programs: readonly { readonly name: string; readonly role: string }[];
  /** Of the last hour; undefined where there is no journal. */
  readonly refused: { readonly total: number; readonly lines: readonly RefusedLine[] } | undefined;
}

interface Enrolled {
  readonly name: string;
  readonly role: string;
  readonly address: string;
  readonly until: number;
}

const HOUR_MS = 3_600_000;

export async function statusOf(config: Config, flags: StateFlags): Promise<Status> {
  const at = nowMs();
  const desk = await waitingAt(flags);
  return {
    file: config.file,
    at,
    runs: desk !== undefined,
    waiting: desk ?? 0,
    doors: [...config.players.values()].map(({ room, guardedAt, address }) => ({ room, guardedAt, address })),
    frontDesk: config.frontDesk && frontDeskUrl(config.frontDesk),
    ...knownIn(await storeIn(flags).read(), at),
    refused: await refusedSince(at - HOUR_MS, flags),
  };
}

/** How many requests wait; undefined where no guard answers. */
async function waitingAt({ state }: StateFlags): Promise<number | undefined> {
  try {
    const answer = await askDesk(localDoor(), doorPath(state), { ask: 'list' });
    return answer.answer === 'list' ? answer.approvals.filter(({ stand }) => stand === 'waiting').length : 0;
  } catch (cause) {
    if (cause instanceof TonewallError && cause.code === 'guard-unreachable') return undefined;
    throw cause;
  }
}

const knownIn = ({ devices, codes, programs }: IdentityState, at: number) => ({
  devices: devices
    .filter((device) => isLive(device, at))
    .map(({ name, role, address, leaseEndsAt }) => ({ name, role, address, until: leaseEndsAt })),
  openCodes: codes.filter(({ stand, expiresAt }) => stand === 'open' && at < expiresAt).length,
  programs: programs.filter(({ endedAt }) => endedAt === undefined).map(({ name, role }) => ({ name, role })),
});

async function refusedSince(since: number, { state }: StateFlags): Promise<Status['refused']> {
  const disk = nodeDisk();
  const folder = join(state, 'journal');
  if (!(await disk.exists(join(folder, PUBLIC_KEY_FILE)))) return undefined;
  const refused = new Refused();
  await queryJournal(
    { disk, files: nodeAppendDisk() },
    {
      folder,
      filter: { kind: 'decision', effect: 'forbid', since },
      redact: false,
      onEntry: (entry) => {
        refused.add(entry);
        return true;
      },
    },
  );
  return { total: refused.total, lines: refused.lines() };
}
