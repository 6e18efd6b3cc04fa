import { expect, it } from 'vitest';
import { knownAddress as ip } from '../../base/address.ts';
import type { Ask } from './asking.ts';
import { doorsQuestion, withDoors } from './doors.ts';

const KITCHEN = { room: 'Kitchen', address: ip('192.168.1.20') };
const BAR = { room: 'Bar', address: ip('192.168.1.21') };
const PLAYERS = [KITCHEN, BAR];

/** Nobody is there to be asked. */
const ask: Ask = async (question, flag) => {
  const answer = question.read(flag ?? question.default);
  if (!answer.ok) throw new Error(answer.error);
  return answer.value;
};

it('are one after the other from the first on', async () => {
  expect(await withDoors(ask, { players: PLAYERS, segments: undefined, flag: '192.168.1.120' })).toEqual([
    { ...KITCHEN, guardedAt: '192.168.1.120' },
    { ...BAR, guardedAt: '192.168.1.121' },
  ]);
});

it("are the players' own where they have a segment", async () => {
  expect(await withDoors(ask, { players: [BAR], segments: [], flag: undefined })).toEqual([
    { ...BAR, guardedAt: undefined },
  ]);
});

it('are needed where they have none', async () => {
  await expect(withDoors(ask, { players: PLAYERS, segments: undefined, flag: undefined })).rejects.toThrow(
    'is missing: the players have no segment of their own. Give the first of 2 free addresses, one after the other, of their network, as 192.168.1.120; or tell with --segments what is behind each card',
  );
});

it.each([
  ['192.168.1', '192.168.1 is no IPv4 address: 192.168.1.120'],
  ['192.168.1.19', '192.168.1.20 is where Kitchen is: the guard needs addresses that nobody has'],
  ['192.168.1.21', '192.168.1.21 is where Bar is: the guard needs addresses that nobody has'],
  ['255.255.255.255', 'there are no 2 addresses from 255.255.255.255 on'],
])('cannot begin at %s', (text, error) => {
  expect(doorsQuestion(PLAYERS).read(text)).toEqual({ ok: false, error });
});
