import type { Check, Item, Remedy } from '../judge/check.ts';
import type { CheckResult } from '../judge/run.ts';
import { SEVERITIES, type Severity, worstOf } from '../judge/severity.ts';
import type { JudgedDevice } from './judged-device.ts';
import { remediesFor } from './remedies.ts';

/** A failing check and everything of one group on which it fails. */
export interface Finding {
  readonly check: Check;
  /** The worst of its devices. */
  readonly severity: Severity;
  readonly devices: readonly AffectedDevice[];
  readonly remedies: readonly Remedy[];
}

export interface AffectedDevice {
  readonly device: JudgedDevice;
  /** What the failure rests on, of the check's own list. */
  readonly ground: string;
  readonly severity: Severity;
  readonly reasons: readonly string[];
  readonly items: readonly Item[];
}

/** The failures of a group of devices, worst first; equally bad ones in the order of the registry. */
export function findingsOf(checks: readonly Check[], devices: readonly JudgedDevice[]): readonly Finding[] {
  return checks
    .flatMap((check) => findingOf(check, devices) ?? [])
    .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

function findingOf(check: Check, devices: readonly JudgedDevice[]): Finding | undefined {
  const affected = devices
    .flatMap((device) => affectedBy(check, device))
    .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  const severity = worstOf(affected.map((one) => one.severity));
  if (severity === undefined) return undefined;
  return {
    check,
    severity,
    devices: affected,
    remedies: remediesFor(check.remedies, affected),
  };
}

const affectedBy = (check: Check, device: JudgedDevice): readonly AffectedDevice[] =>
  device.results.flatMap((result) => asAffected(check, device, result));

function asAffected(check: Check, device: JudgedDevice, result: CheckResult): readonly AffectedDevice[] {
  const { severity, ground, reasons, items } = result;
  if (result.check !== check.id || result.verdict !== 'fail' || severity === undefined) return [];
  return [{ device, ground, severity, reasons, items }];
}
