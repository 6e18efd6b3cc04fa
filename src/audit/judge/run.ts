import type { DeviceEvidence } from '../evidence/device.ts';
import type { Check, Item, Judgement, Subject, Verdict } from './check.ts';
import type { Severity } from './severity.ts';

/** What one check says of one device. `error`: the check itself broke; the run goes on. */
export interface CheckResult {
  readonly check: string;
  readonly verdict: Verdict | 'error';
  /** Of a failure; absent otherwise. */
  readonly severity?: Severity;
  readonly reasons: readonly string[];
  readonly items: readonly Item[];
}

/** Judges every check on one device, in the order of the registry. */
export const judgeDevice = (checks: readonly Check[], device: DeviceEvidence): readonly CheckResult[] =>
  checks.map((check) => judgeOne(check, device));

function judgeOne(check: Check, device: DeviceEvidence): CheckResult {
  if (check.concerns === 'players' && device.kind !== 'player')
    return asResult(check, { verdict: 'not-applicable', reasons: [notAPlayer(device)] });
  try {
    return asResult(check, check.judge(subjectOf(device), device.parts));
  } catch (error) {
    return asResult(check, {
      verdict: 'error',
      reasons: [`The check broke: ${String(error).slice(0, 200)}`],
    });
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

type Outcome = Omit<Judgement, 'verdict'> & { readonly verdict: CheckResult['verdict'] };

const asResult = (check: Check, { verdict, reasons, items = [], severity }: Outcome): CheckResult => ({
  check: check.id,
  verdict,
  ...(verdict === 'fail' ? { severity: severity ?? check.severity } : {}),
  reasons,
  items,
});
