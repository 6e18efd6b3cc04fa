import { createServer, type Server } from 'node:https';
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { ApprovalDesk } from '../../src/guard/approval/desk.ts';
import { type OpenFrontDesk, openFrontDesk } from '../../src/guard/front-desk/open.ts';
import { hashPassword } from '../../src/guard/identity/password.ts';
import { openCertificates } from '../../src/guard/local-api/certificates/certificates.ts';
import { nodeClock } from '../../src/host/clock.ts';
import { nodeRandom } from '../../src/host/random.ts';
import { silentLog } from '../../src/ports/log.ts';
import type { TlsIdentity } from '../../src/ports/tls-server.ts';
import { debianProgram } from '../../tools/debian-packages.ts';
import { identities, person } from '../rig/identities.ts';
import { runIdentities } from '../rig/running-identities.ts';
import { FLAGS, SCREENS } from './harness.ts';

export const ADDRESS = '127.65.3.1';
export const NAME = 'desk.tonewall.test';
export const DESK = `https://${NAME}:8443`;
/** The same name on another port: the same RP id to an authenticator, another origin to the front desk. */
export const OTHER = `https://${NAME}:8444`;
export const PASSWORD = 'correct horse battery';

/** What all desks of a file stand on: a certificate for the name, the other origin, and a browser that finds both. */
export interface PasskeyStage {
  readonly tls: TlsIdentity;
  readonly browser: Browser;
  close(): Promise<void>;
}

/** A front desk with a name and TLS, which knows Anna, in a real browser with an authenticator that the browser plays. */
export interface PasskeyDesk {
  readonly tls: TlsIdentity;
  readonly running: Awaited<ReturnType<typeof runIdentities>>;
  readonly context: BrowserContext;
  readonly page: Page;
  /** Whether the authenticator can tell from here on that it is its owner who unlocks it. */
  readonly verifiesOwner: (isVerified: boolean) => Promise<unknown>;
  close(): Promise<void>;
}

export async function startPasskeyStage(): Promise<PasskeyStage> {
  const tls = await certificateOf(NAME);
  const other = await startOther(tls);
  const browser = await chromium.launch({
    executablePath: debianProgram('chromium') ?? '',
    args: [...FLAGS, `--host-resolver-rules=MAP ${NAME} ${ADDRESS}`, '--ignore-certificate-errors'],
  });
  return {
    tls,
    browser,
    close: async () => {
      await browser.close();
      other.close();
    },
  };
}

export async function openPasskeyDesk({ tls, browser }: PasskeyStage): Promise<PasskeyDesk> {
  const running = await runIdentities(
    identities({ people: [person({ password: await hashPassword(PASSWORD, Buffer.alloc(16, 1)) })] }),
    { segments: [], people: [{ id: 'anna', name: 'Anna', role: 'owner', groups: [] }] },
  );
  const desk = await openDesk(tls, running);
  const context = await browser.newContext({ viewport: SCREENS.phone, ignoreHTTPSErrors: true });
  const page = await context.newPage();
  const devices = await context.newCDPSession(page);
  const authenticatorId = await addAuthenticator(devices);
  return {
    tls,
    running,
    context,
    page,
    verifiesOwner: (isUserVerified) =>
      devices.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
    close: async () => {
      await context.close();
      await desk.close();
      await running.guard.close();
    },
  };
}

async function certificateOf(name: string): Promise<TlsIdentity> {
  const files = new Map<string, string>();
  const disk = {
    read: async (path: string) => Buffer.from(files.get(path) ?? ''),
    write: async (path: string, bytes: Uint8Array | string) => void files.set(path, String(bytes)),
    exists: async (path: string) => files.has(path),
  };
  const certificates = await openCertificates({ clock: nodeClock(), random: nodeRandom(), disk }, 'x');
  return certificates.identityForName(name);
}

async function startOther(tls: TlsIdentity): Promise<Server> {
  const other = createServer({ key: tls.key, cert: tls.chain }, (_request, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<title>other</title>'),
  );
  await new Promise<void>((resolve) => other.listen(8444, ADDRESS, resolve));
  return other;
}

async function openDesk(
  tls: TlsIdentity,
  { clock, journal, guard }: PasskeyDesk['running'],
): Promise<OpenFrontDesk> {
  const desk = await openFrontDesk(
    {
      clock,
      log: silentLog,
      random: nodeRandom(),
      identities: guard,
      approvals: new ApprovalDesk({ clock, journal }),
      timeZone: () => 'UTC',
      tls,
    },
    { address: ADDRESS, port: 8443, name: NAME },
  );
  desk.open();
  return desk;
}

/** In the browser's own device, for one person, who is there and has unlocked it. */
async function addAuthenticator(devices: CDPSession): Promise<string> {
  await devices.send('WebAuthn.enable');
  const { authenticatorId } = await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return authenticatorId;
}
