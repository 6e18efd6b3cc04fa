import type { Bundle } from '../../src/audit/bundle/bundle.ts';
import type { GivenDevice } from '../../src/audit/discover/scope.ts';
import type { TranscriptEntry } from '../../src/audit/evidence/transcript.ts';
import { runAudit } from '../../src/audit/run.ts';
import { asIpAddress } from '../../src/base/address.ts';
import { nodeNet } from '../../src/host/net.ts';
import { silentLog } from '../../src/ports/log.ts';
import { startRig } from '../../src/sim/rig/house.ts';
import { realClock, realRandom } from '../../src/sim/rig/ports.ts';
import { startStrangers } from './strangers.ts';

/** Gathers the golden bundles anew: UPDATE_GOLDEN=bundles. What comes out is reviewed and committed. */
export const BUNDLES: Readonly<Record<string, () => Promise<Bundle>>> = { home, strangers };

/** One player of 2016 and one of 2026 that is locked as far as it can be. */
async function home(): Promise<Bundle> {
  const house = await startRig(
    {
      name: 'Golden',
      firstAddress: '127.36.8.11',
      rooms: [
        { name: 'Attic', players: [{ model: 'S1', build: '34.7-35162', mac: '00:0E:58:08:00:01' }] },
        {
          name: 'Study & <Den>',
          players: [
            {
              model: 'S13',
              build: '97.1-80312',
              mac: '00:0E:58:08:00:02',
              switches: { upnp: false, authentication: true },
            },
          ],
        },
      ],
      wifi: { ssid: 'Home', protection: 'WPA2', routerMac: '02:1A:11:08:00:01', neighbours: [] },
      accounts: [
        { serviceType: 2311, username: 'jane@example.org', nickname: 'jane', serialNumber: 1, key: 'secret' },
      ],
    },
    { doors: { ssdp: false, mdns: false } },
  );
  try {
    return await audit(house.players);
  } finally {
    await house.stop();
  }
}

/** Devices that are no players, and an address where nobody is. */
async function strangers(): Promise<Bundle> {
  const servers = await startStrangers();
  try {
    return await audit([
      ...servers.map(({ address, port }) => ({ address, port, path: '/description.xml' })),
      { address: '127.36.9.99', port: 8090, path: '/description.xml' },
    ]);
  } finally {
    await Promise.all(servers.map((server) => server.close()));
  }
}

interface Target {
  readonly address: string;
  readonly port?: number;
  readonly path?: string;
}

async function audit(targets: readonly Target[]): Promise<Bundle> {
  const given = targets.flatMap(({ address, port, path }): readonly GivenDevice[] => {
    const host = asIpAddress(address);
    return host ? [{ address: host, ...(port ? { port } : {}), ...(path ? { path } : {}) }] : [];
  });
  const { bundle } = await runAudit(
    { net: nodeNet(), clock: realClock, random: realRandom, log: silentLog },
    { tool: '0.1.0', scope: { given, sweep: [], within: [] }, addressesAtOnce: 1 },
  );
  return {
    ...bundle,
    run: { ...bundle.run, startedAt: 0, finishedAt: 0 },
    transcript: bundle.transcript.map(small),
  };
}

const MAX_BODY = 1500;

/** Times are taken out and long bodies cut, so that what is committed can be read. */
function small(entry: TranscriptEntry): TranscriptEntry {
  if (entry.kind === 'connect') return { ...entry, at: 0, elapsedMs: 0 };
  if (entry.kind !== 'http') return { ...entry, at: 0 };
  const { response } = entry;
  if (!response) return { ...entry, at: 0, elapsedMs: 0 };
  const shortened = response.shortened || response.body.length > MAX_BODY;
  return {
    ...entry,
    at: 0,
    elapsedMs: 0,
    response: { ...response, body: response.body.slice(0, MAX_BODY), shortened },
  };
}
