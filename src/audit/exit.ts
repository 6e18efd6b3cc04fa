import type { Bundle } from './bundle/bundle.ts';
import { isFault } from './evidence/observation.ts';
import { isAtLeast, type Severity } from './judge/severity.ts';
import type { Report } from './report/model.ts';

/**
 * 0: nothing at or above the threshold. 1: findings. 2: could not judge: no device, or one of which too little was
 * learnt. 70: a fault of Tonewall itself on at least one device; the report tells what the others came to.
 */
export type AuditExit = 0 | 1 | 2 | 70;

export function exitOf({
  bundle,
  report,
  threshold,
}: {
  readonly bundle: Bundle;
  readonly report: Report;
  readonly threshold: Severity;
}): AuditExit {
  if (hasFault(bundle, report)) return 70;
  const { worst, devices, unjudged } = report.summary;
  if (worst !== undefined && isAtLeast(worst, threshold)) return 1;
  return devices === 0 || unjudged > 0 ? 2 : 0;
}

const hasFault = ({ devices }: Bundle, { groups }: Report): boolean =>
  devices.some(({ parts }) => Object.values(parts).some(isFault)) ||
  groups.some((group) =>
    group.devices.some(({ results }) => results.some(({ verdict }) => verdict === 'error')),
  );
