import type { DeviceEvidence } from '../evidence/device.ts';
import type { Check, Judged, Subject } from './check.ts';

/** What one check says of one device. `error`: the check itself broke; the run goes on. */
export interface CheckResult extends Omit<Judged, 'verdict'> {
  readonly check: string;
  readonly verdict: Judged['verdict'] | 'error';
}

/** Judges every check on one device, in the order of the registry. */
export const judgeDevice = (checks: readonly Check[], device: DeviceEvidence): readonly CheckResult[] =>
  checks.map((check) => ({ check: check.id, ...judgeOne(check, device) }));

function judgeOne(check: Check, device: DeviceEvidence): Omit<CheckResult, 'check'> {
  if (check.concerns === 'players' && device.kind !== 'player')
    return { verdict: 'not-applicable', ground: 'not-a-player', reasons: [notAPlayer(device)], items: [] };
  try {
    return check.judge(subjectOf(device), device.parts);
  } catch (error) {
    return {
      verdict: 'error',
      ground: 'check-broke',
      reasons: [`The check broke: ${String(error).slice(0, 200)}`],
      items: [],
    };
  }
}

const notAPlayer = ({ kind }: DeviceEvidence): string =>
  kind === 'upnp'
    ? 'This check is about Sonos players; the device is another one.'
    : 'This check is about Sonos players; what the device is could not be told.';

const subjectOf = ({ id, address, port, kind, sightings }: DeviceEvidence): Subject => ({
  id,
  address,
  port,
  kind,
  sightings,
});
