import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { closeAll, lastChanges, RENDERING, seqs, startHub } from '../../../test/rig/event-hub.ts';
import { knownAddress as ip } from '../../base/address.ts';

afterEach(closeAll);

const SUBNET = '127.41.17';
const ELSEWHERE = { listenOn: ip(`${SUBNET}.200`), port: 21_399 };
const setVolume = (DesiredVolume: number) => ({ InstanceID: 0, Channel: 'Master', DesiredVolume });

it('takes events elsewhere, and subscribers keep their subscription and miss nothing', async () => {
  const { hub, asker, call } = await startHub(SUBNET);
  const phone = asker('a');
  const listener = await phone.listen();
  await phone.subscribe(RENDERING, listener.port);
  await listener.until(1);
  const move = await hub.prepare(ELSEWHERE);
  const left = move.takeDown();
  move.putUp();
  await left;
  expect(hub.listening).toEqual({ host: ELSEWHERE.listenOn, port: ELSEWHERE.port });
  await listener.until(2);
  await call('RenderingControl', 'SetVolume', setVolume(72));
  const [, , changed] = await listener.until(3);
  expect(lastChanges(changed!)).toContain('Volume Master 72');
  expect(seqs(listener.heard)).toEqual([0, 1, 2]);
});

it('is as before where another place cannot be had, is not wanted, or is where it is', async () => {
  const { hub } = await startHub(SUBNET);
  const before = hub.listening;
  const other = createServer();
  other.listen({ host: ELSEWHERE.listenOn, port: ELSEWHERE.port });
  await once(other, 'listening');
  await expect(hub.prepare(ELSEWHERE)).rejects.toMatchObject({ code: 'address-in-use' });
  other.close();
  await once(other, 'close');
  await (await hub.prepare(ELSEWHERE)).undo();
  await (await hub.prepare(ELSEWHERE)).undo();
  const stays = await hub.prepare({ listenOn: before.host });
  await stays.takeDown();
  stays.putUp();
  expect(hub.listening).toEqual(before);
});
