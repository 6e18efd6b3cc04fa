import { expect, it } from 'vitest';
import { foundAt, idOf } from '../../../test/rig/guard/found-player.ts';
import { createKeptJournal } from '../../../test/rig/kept-journal.ts';
import type { Config } from '../../config/config.ts';
import type { Log } from '../../ports/log.ts';
import { silentLog } from '../../ports/log.ts';
import type { LearntPlayer } from './learnt-file.ts';
import { LearntPlayers } from './learnt-players.ts';

const [KITCHEN, BAR] = [foundAt(21, 'Kitchen'), foundAt(22, 'Bar')];
const [A, B] = [idOf(KITCHEN), idOf(BAR)];
/** What a name says of hardware. */
const OWN = '00:0e:58:a0:00:21';
const WIFI = '02:00:00:00:00:21';

const fileOf = (places: readonly (typeof KITCHEN)[], id?: typeof A): Pick<Config, 'players'> => ({
  players: new Map(
    places.map(({ room, endpoint: { host } }) => [
      room,
      { room, address: host, guardedAt: host, ...(id === undefined ? {} : { id }) },
    ]),
  ),
});
const FILE = fileOf([KITCHEN, BAR]);

async function learning(players: readonly LearntPlayer[] = [], log: Log = silentLog) {
  const journal = createKeptJournal();
  const written: (readonly LearntPlayer[])[] = [];
  const file = {
    read: async () => players,
    write: async (all: readonly LearntPlayer[]) => void written.push(all),
  };
  const learnt = await LearntPlayers.open({ clock: { now: () => 5 }, log, journal, file });
  return { learnt, journal, written };
}

const kitchen = (more: Partial<LearntPlayer> = {}): LearntPlayer => ({
  room: 'Kitchen',
  address: '10.0.30.21',
  id: A,
  hardware: [WIFI],
  ...more,
});

it('learns a name once, with the hardware that it is seen with, and keeps it', async () => {
  const { learnt, journal, written } = await learning();
  expect([learnt.idOf(KITCHEN), learnt.hardwareOf(KITCHEN, A)]).toEqual([undefined, [OWN]]);
  learnt.note(KITCHEN, { id: A, hardware: WIFI });
  learnt.note(KITCHEN, { id: A, hardware: WIFI });
  learnt.note(KITCHEN, { id: A, hardware: undefined });
  await learnt.close();
  expect([learnt.idOf(KITCHEN), learnt.hardwareOf(KITCHEN, A)]).toEqual([A, [OWN, WIFI]]);
  expect(learnt.hardwareOf(KITCHEN, B)).toEqual(['00:0e:58:a0:00:22']);
  expect(written).toEqual([[kitchen()]]);
  expect(journal.entries).toEqual([
    { kind: 'player-learnt', at: 5, facts: { room: 'Kitchen', id: A, address: '10.0.30.21' } },
  ]);
});

it('keeps the last eight cards', async () => {
  const { learnt } = await learning([kitchen()]);
  for (let card = 1; card <= 8; card += 1)
    learnt.note(KITCHEN, { id: A, hardware: `02:00:00:00:01:0${card}` });
  expect(learnt.hardwareOf(KITCHEN, A)).toHaveLength(9);
  expect(learnt.hardwareOf(KITCHEN, A)).not.toContain(WIFI);
});

it('takes another player at the same address for the player of that room, unless it is that of another', async () => {
  const { learnt, journal } = await learning([
    kitchen(),
    { ...kitchen({ id: B }), room: 'Bar', address: '10.0.30.22' },
  ]);
  const C = idOf(foundAt(23, 'Den'));
  expect([learnt.isOwn(KITCHEN, C), learnt.isOwn(KITCHEN, B), learnt.isOwn(BAR, B)]).toEqual([
    true,
    false,
    true,
  ]);
  expect([learnt.isOwn({ ...KITCHEN, id: A }, C), learnt.isOwn({ ...KITCHEN, id: C }, C)]).toEqual([
    false,
    true,
  ]);
  expect(learnt.isOwn({ ...KITCHEN, room: 'Hall' }, A)).toBe(true);
  learnt.note(KITCHEN, { id: C, hardware: undefined });
  expect(learnt.hardwareOf(KITCHEN, C)).toEqual(['00:0e:58:a0:00:23']);
  expect(journal.entries.at(-1)?.facts).toEqual({ room: 'Kitchen', id: C, address: '10.0.30.21', before: A });
});

it('holds who has moved, until the file has another address or name', async () => {
  const { learnt } = await learning([kitchen({ at: '10.0.30.77' })]);
  const moved = new Map([['10.0.30.21', '10.0.30.77']]);
  expect(learnt.moved(FILE)).toEqual(moved);
  expect(learnt.moved(fileOf([KITCHEN], A))).toEqual(moved);
  expect(learnt.moved(fileOf([KITCHEN], B))).toEqual(new Map());
  expect(learnt.moved(fileOf([foundAt(77, 'Kitchen')]))).toEqual(new Map());
  const there = { ...foundAt(77, 'Kitchen'), movedFrom: '10.0.30.21' };
  expect(learnt.idOf(there)).toBe(A);
});

it('keeps moves and forgets whom the file has no more, and writes what changed alone', async () => {
  const { learnt, written } = await learning([
    kitchen(),
    kitchen({ room: 'Bar', address: '10.0.30.22', id: B }),
  ]);
  learnt.keep(FILE, new Map());
  learnt.keep(FILE, new Map([['10.0.30.21', '10.0.30.77']]));
  learnt.keep(fileOf([KITCHEN]), new Map([['10.0.30.21', '10.0.30.77']]));
  learnt.keep(fileOf([KITCHEN]), new Map());
  await learnt.close();
  expect(written.map((all) => all.map(({ room, at }) => `${room} ${at}`))).toEqual([
    ['Kitchen 10.0.30.77', 'Bar undefined'],
    ['Kitchen 10.0.30.77'],
    ['Kitchen undefined'],
  ]);
});

it('goes on where it cannot be written', async () => {
  const warned: string[] = [];
  const log = { ...silentLog, warn: (message: string) => void warned.push(message) };
  const file = { read: async () => [], write: () => Promise.reject(new Error('full')) };
  const learnt = await LearntPlayers.open({
    clock: { now: () => 5 },
    log,
    journal: createKeptJournal(),
    file,
  });
  learnt.note(KITCHEN, { id: A, hardware: WIFI });
  await learnt.close();
  expect([learnt.idOf(KITCHEN), warned]).toEqual([A, ['what was learnt of players is not kept']]);
});
