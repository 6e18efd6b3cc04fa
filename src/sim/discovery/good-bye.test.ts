import { decode } from 'dns-packet';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { silentLog } from '../../ports/log.ts';
import { listenToGroup, type GroupListener } from '../rig/group-listener.ts';
import { sampleHousehold, samplePlayer, sampleWorld } from '../rig/sample.ts';
import { startMdns } from './mdns.ts';
import { startSsdp } from './ssdp.ts';

const ADDRESSES = ['127.103.4.1', '127.103.4.2'] as const;
const PLAYERS = ADDRESSES.map((address, index) =>
  samplePlayer({ id: `RINCON_000E58A0000${index}01400`, mac: `00:0E:58:A0:00:0${index}`, address }),
);
const WAIT = { timeout: 5000, interval: 20 };

let ssdp: GroupListener;
let mdns: GroupListener;

beforeEach(async () => {
  ssdp = await listenToGroup('239.255.255.250', 1900);
  mdns = await listenToGroup('224.0.0.251', 5353);
});

afterEach(() => {
  ssdp.close();
  mdns.close();
});

const world = () => sampleWorld(sampleHousehold(PLAYERS));
const notices = (address: string, kind: string): number =>
  ssdp.from(address).filter((bytes) => bytes.includes(`NTS: ssdp:${kind}`)).length;
const lastTtls = (address: string): readonly (number | undefined)[] => {
  const last = mdns.from(address).at(-1);
  return last ? (decode(last).answers ?? []).map((answer) => ('ttl' in answer ? answer.ttl : undefined)) : [];
};

// UDA 2.0 §1.2.3: what was announced is taken back
it('SSDP says good-bye for everybody before it closes', async () => {
  const running = await startSsdp({
    world: world(),
    log: silentLog,
    servicesOf: () => [{ serviceType: 'urn:schemas-upnp-org:service:Queue:1', device: 'MediaRenderer' }],
  });
  await running.stop();
  await vi.waitFor(
    () => expect(ADDRESSES.map((address) => notices(address, 'byebye'))).toEqual([7, 7]),
    WAIT,
  );
});

// RFC 6762 §10.1: a time to live of zero
it('mDNS says good-bye for everybody before it closes', async () => {
  const running = await startMdns({ world: world(), log: silentLog });
  await running.stop();
  for (const address of ADDRESSES) {
    await vi.waitFor(() => expect(new Set(lastTtls(address))).toEqual(new Set([0])), WAIT);
  }
});
