import { expect, it } from 'vitest';
import { foundAt } from '../../../test/rig/guard/found-player.ts';
import { knownAddress } from '../../base/address.ts';
import { silentLog } from '../../ports/log.ts';
import type { Net } from '../../ports/net.ts';
import { Voices } from './voices.ts';

const OWN = knownAddress('10.0.30.1');
const KITCHEN = foundAt(21, 'Kitchen');
const RENAMED = { ...KITCHEN, room: 'Bar' };

/** Ports that are held cannot be had by another, and are held until the system says that they are closed. */
function speaking() {
  const held = new Set<number>();
  const did: string[] = [];
  const datagrams: Net['datagrams'] = async ({ host, port }) => {
    await Promise.resolve();
    if (held.has(port)) throw new Error(`${port} is in use`);
    held.add(port);
    did.push(`open ${port}`);
    return {
      local: { host, port },
      send: async (_, to) => void did.push(`to ${to.host} from ${port}`),
      close: async () => {
        await new Promise(setImmediate);
        held.delete(port);
        did.push(`closed ${port}`);
      },
    };
  };
  return { voices: new Voices({ net: { datagrams }, log: silentLog }, () => {}), did, held };
}

it('speaks from the port of the player, and from nowhere before and after', async () => {
  const { voices, did } = speaking();
  const said = { bytes: Uint8Array.of(1), to: { host: knownAddress('10.0.10.5'), port: 1900 } };
  voices.say(KITCHEN, said);
  await voices.give(KITCHEN, OWN);
  await voices.give(KITCHEN, OWN);
  voices.say(KITCHEN, said);
  await voices.take(KITCHEN);
  voices.say(KITCHEN, said);
  expect(did).toEqual(['open 22042', 'to 10.0.10.5 from 22042', 'closed 22042']);
});

it('waits for the port of one that is guarded no more', async () => {
  const { voices, did } = speaking();
  await voices.give(KITCHEN, OWN);
  void voices.take(KITCHEN);
  await voices.give(RENAMED, OWN);
  expect(did).toEqual(['open 22042', 'closed 22042', 'open 22042']);
});

it('closes all, and is closed when those are that were taken before', async () => {
  const { voices, held } = speaking();
  for (const place of [KITCHEN, foundAt(22, 'Office')]) await voices.give(place, OWN);
  await voices.close();
  expect(held).toEqual(new Set());
  await voices.give(KITCHEN, OWN);
  void voices.take(KITCHEN);
  await voices.close();
  expect(held).toEqual(new Set());
});
