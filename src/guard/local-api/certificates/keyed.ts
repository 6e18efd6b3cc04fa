import { X509Certificate } from 'node:crypto';
import type { Clock } from '../../../ports/clock.ts';
import type { Random } from '../../../ports/random.ts';

/** A certificate and its private key, as PEM. */
export interface Keyed {
  readonly certificate: string;
  readonly key: string;
}

export interface IssuingPorts {
  readonly clock: Pick<Clock, 'now'>;
  readonly random: Pick<Random, 'bytes'>;
}

const MONTH_MS = 30 * 86_400_000;

/** Whether a certificate lasts for another month. */
export function lasts({ clock }: Pick<IssuingPorts, 'clock'>, { certificate }: Keyed): boolean {
  const { validFromDate, validToDate } = new X509Certificate(certificate);
  return validFromDate.getTime() <= clock.now() && validToDate.getTime() > clock.now() + MONTH_MS;
}
