import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { answersAt, volumeAt } from '../../../test/rig/guard/door-answers.ts';
import {
  type ReloadedHouse,
  startReloadedHouse,
  threePlayers,
} from '../../../test/rig/guard/reloaded-house.ts';
import { localDoor } from '../../host/local-door.ts';
import { askDesk, doorPath } from '../approval/door.ts';
import { EVENT_PORT } from '../firewall/local-ports.ts';

const SUBNET = '127.36.48';
const { at, KITCHEN, OFFICE } = threePlayers(SUBNET);
/** Behind a gateway a player has no other address. */
const BROUGHT = [`Kitchen: { address: ${at(11)} }`, `Office: { address: ${at(12)} }`];
const SPEAKERS = `  - { name: speakers, interface: eth6, network: ${SUBNET}.0/24, holds: players }`;
const HOME = '  - { name: home, interface: eth7, network: 10.0.10.0/24, role: member }';
/** Where the guard under test takes events of players behind a gateway. */
const EVENTS = '127.0.0.3';

let rig: ReloadedHouse;
beforeAll(async () => {
  rig = await startReloadedHouse(SUBNET);
});
beforeEach(() => rig.start());
afterEach(() => rig.stop());
afterAll(() => rig.close());

async function segments(): Promise<readonly string[] | undefined> {
  const answer = await askDesk(localDoor(), doorPath(rig.under().stateFolder), { ask: 'doors' });
  if (answer.answer !== 'doors') throw new Error(answer.answer);
  return answer.standing.segments?.map(({ name }) => name);
}

const takesEvents = () => answersAt(EVENTS, EVENT_PORT);

it('come and go without a restart, and the place for events with them', async () => {
  expect([await segments(), await takesEvents()]).toEqual([undefined, false]);
  await rig.reload(BROUGHT, { more: SPEAKERS });
  expect([await segments(), await takesEvents()]).toEqual([['speakers'], true]);
  expect(await answersAt(at(111), 1400)).toBe(false);
  await rig.reload(BROUGHT, { more: `${SPEAKERS}\n${HOME}` });
  expect([await segments(), await takesEvents()]).toEqual([['speakers', 'home'], true]);
  await rig.reload([KITCHEN, OFFICE]);
  expect([await segments(), await takesEvents()]).toEqual([undefined, false]);
  expect(await volumeAt(at(111))).toBe(10);
});

it('are not taken up at all where the place for events cannot be had', async () => {
  const other = createServer();
  other.listen({ host: EVENTS, port: EVENT_PORT });
  await once(other, 'listening');
  const page = rig.client.keptAlive(at(111));
  const before = await page();
  try {
    await expect(rig.reload(BROUGHT, { more: SPEAKERS })).rejects.toMatchObject({ code: 'address-in-use' });
  } finally {
    other.close();
  }
  expect([await segments(), await page()]).toEqual([undefined, before]);
});
