import type { FrontDesk } from '../../config/config.ts';
import type { TlsIdentity } from '../../ports/tls-server.ts';
import { certificateFrom } from '../front-desk/certificate.ts';
import type { Certificates } from '../local-api/certificates/certificates.ts';
import type { GuardPorts } from './ports.ts';

/** How soon another certificate is seen, in milliseconds. */
const RENEW_MS = 3_600_000;

/** The certificate of a front desk as it is now. Fails as `certificateFrom` does. */
export type DeskCertificate = () => Promise<TlsIdentity>;

/** Undefined for a front desk without a name: it has no TLS. */
export function deskCertificate(
  { disk }: Pick<GuardPorts, 'disk'>,
  certificates: Certificates,
  { name, certificate }: FrontDesk,
): DeskCertificate | undefined {
  if (name === undefined) return undefined;
  return certificate
    ? () => certificateFrom(disk, certificate, name)
    : () => certificates.identityForName(name);
}

/** A certificate that cannot be had leaves the one in use that was there before. What it gives ends the looking. */
export function keepRenewed(
  { clock, log }: Pick<GuardPorts, 'clock' | 'log'>,
  identity: DeskCertificate,
  open: { renew(identity: TlsIdentity): void },
): () => void {
  let timer = clock.after(RENEW_MS, () => void look(), { unref: true });
  let isClosed = false;
  async function look(): Promise<void> {
    try {
      open.renew(await identity());
    } catch (cause) {
      log.warn("the front desk's certificate stays as it was", { cause: String(cause) });
    }
    if (!isClosed) timer = clock.after(RENEW_MS, () => void look(), { unref: true });
  }
  return () => {
    isClosed = true;
    timer.cancel();
  };
}
