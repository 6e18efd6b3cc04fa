import { expect, it } from 'vitest';
import { foundAt } from '../../../test/rig/guard/found-player.ts';
import { SIDES } from '../../../test/rig/mdns-records.ts';
import { knownAddress } from '../../base/address.ts';
import { silentLog } from '../../ports/log.ts';
import type { Net } from '../../ports/net.ts';
import { Voices } from './voices.ts';

const KITCHEN = foundAt(21, 'Kitchen');
const RENAMED = { ...KITCHEN, room: 'Bar' };
/** Of players, of Ann's home and of guests. */
const EACH_SIDE = 3;

/** Ports are held until the system says that they are closed. */
function speaking() {
  const held: number[] = [];
  const did: string[] = [];
  const stuck = new Set<string>();
  const datagrams: Net['datagrams'] = async ({ host, port, multicast }) => {
    await Promise.resolve();
    held.push(port);
    did.push(`open ${port}`);
    return {
      local: { host, port },
      send: (_, to) => {
        did.push(`to ${to.host} from ${port} for ${multicast?.interface}`);
        return stuck.has(to.host) ? new Promise(() => {}) : Promise.resolve();
      },
      close: async () => {
        await new Promise(setImmediate);
        held.splice(held.indexOf(port), 1);
        did.push(`closed ${port}`);
      },
    };
  };
  const parts = { sides: () => SIDES, onDatagram: () => {} };
  return { voices: new Voices({ net: { datagrams }, log: silentLog }, parts), did, held, stuck };
}

const OPENED = Array.from({ length: EACH_SIDE }, () => 'open 22042');
const CLOSED = OPENED.map(() => 'closed 22042');
const to = (host: string) => ({ bytes: Uint8Array.of(1), to: { host: knownAddress(host), port: 1900 } });

it('speaks from the port of the player, and from nowhere before and after', async () => {
  const { voices, did } = speaking();
  voices.say(KITCHEN, to('10.0.10.5'));
  await voices.give(KITCHEN);
  await voices.give(KITCHEN);
  voices.say(KITCHEN, to('10.0.10.5'));
  await voices.take(KITCHEN);
  voices.say(KITCHEN, to('10.0.10.5'));
  expect(did).toEqual([...OPENED, 'to 10.0.10.5 from 22042 for 10.0.10.1', ...CLOSED]);
});

it('speaks on each side by a socket of its own, and to nobody who is on none', async () => {
  const { voices, did } = speaking();
  await voices.give(KITCHEN);
  for (const host of ['10.0.20.5', '10.0.30.21', '198.51.100.9']) voices.say(KITCHEN, to(host));
  voices.say(KITCHEN, { ...to('239.255.255.250'), by: knownAddress('10.0.20.1') });
  expect(did.slice(EACH_SIDE)).toEqual([
    'to 10.0.20.5 from 22042 for 10.0.20.1',
    'to 10.0.30.21 from 22042 for 10.0.30.1',
    'to 239.255.255.250 from 22042 for 10.0.20.1',
  ]);
});

it('what is said without end to nobody is let go, and others are told on', async () => {
  const { voices, did, stuck } = speaking();
  stuck.add('10.0.10.99');
  await voices.give(KITCHEN);
  for (let count = 0; count < 2000; count += 1) voices.say(KITCHEN, to('10.0.10.99'));
  voices.say(KITCHEN, to('10.0.20.5'));
  expect(did.length).toBe(EACH_SIDE + 1024 + 1);
  expect(did.at(-1)).toBe('to 10.0.20.5 from 22042 for 10.0.20.1');
});

it('waits for the port of one that is guarded no more', async () => {
  const { voices, did } = speaking();
  await voices.give(KITCHEN);
  void voices.take(KITCHEN);
  await voices.give(RENAMED);
  expect(did).toEqual([...OPENED, ...CLOSED, ...OPENED]);
});

it('closes all, and is closed when those are that were taken before', async () => {
  const { voices, held } = speaking();
  for (const place of [KITCHEN, foundAt(22, 'Office')]) await voices.give(place);
  expect(held.length).toBe(2 * EACH_SIDE);
  await voices.close();
  expect(held).toEqual([]);
  await voices.give(KITCHEN);
  void voices.take(KITCHEN);
  await voices.close();
  expect(held).toEqual([]);
});
