import { dirname, isAbsolute, join } from 'node:path';
import type { Config, FrontDesk } from '../../config/config.ts';
import type { TlsIdentity } from '../../ports/tls-server.ts';
import type { FrontDeskParts } from '../front-desk/context.ts';
import { certificateFrom } from '../front-desk/certificate.ts';
import type { Certificates } from '../local-api/certificates/certificates.ts';
import type { Closers } from './closers.ts';
import type { GuardPorts } from './ports.ts';

/** How soon another certificate is seen, in milliseconds. */
const RENEW_MS = 3_600_000;

export interface DeskOptions {
  readonly config: Config;
  readonly certificates: Certificates;
  readonly parts: Omit<FrontDeskParts, 'site' | 'tls' | 'clock' | 'random' | 'log'>;
}

/** The web server is read in only where there is a front desk. Fails as `openFrontDesk` and `certificateFrom` do. */
export async function openDesk(ports: GuardPorts, options: DeskOptions, closers: Closers): Promise<void> {
  const { frontDesk } = options.config;
  if (!frontDesk) return;
  const { openFrontDesk } = await import('../front-desk/open.ts');
  const { clock, random, log } = ports;
  const identity = identityOf(ports, options, frontDesk);
  const tls = identity && (await identity());
  const open = await openFrontDesk(
    { ...options.parts, clock, random, log, ...(tls ? { tls } : {}) },
    frontDesk,
  );
  closers.add(() => open.close());
  if (identity) closers.add(keepRenewed(ports, identity, open));
}

type Source = () => Promise<TlsIdentity>;

function identityOf(
  { disk }: GuardPorts,
  { config, certificates }: DeskOptions,
  { name, certificate }: FrontDesk,
): Source | undefined {
  if (name === undefined) return undefined;
  if (!certificate) return () => certificates.identityForName(name);
  const at = (path: string): string => (isAbsolute(path) ? path : join(dirname(config.file), path));
  const files = { chain: at(certificate.chain), key: at(certificate.key) };
  return () => certificateFrom(disk, files, name);
}

/** A certificate that cannot be had leaves the one in use that was there before. */
function keepRenewed(
  { clock, log }: Pick<GuardPorts, 'clock' | 'log'>,
  identity: Source,
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
