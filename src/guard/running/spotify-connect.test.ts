import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { askFrom } from '../../../test/rig/ask-from.ts';
import { type GuardUnderTest, startGuardOf } from '../../../test/rig/guard/running-guard.ts';
import type { RunningHousehold } from '../../sim/household.ts';
import { startRig } from '../../sim/rig/house.ts';

const SUBNET = '127.36.51';
const ROOMS = ['Kitchen', 'Office', 'Study'];
const [KITCHEN, OFFICE, STUDY] = [111, 112, 113].map((last) => `${SUBNET}.${last}:1400`);
const [MEMBER, GUEST, LODGER, STRANGER] = [201, 202, 203, 204].map((last) => `${SUBNET}.${last}`);

let house: RunningHousehold;
let guard: GuardUnderTest;

/** Office and Study play together. A lodger may cast, though not in the Study. */
beforeAll(async () => {
  house = await startRig(
    {
      name: 'spotify',
      firstAddress: `${SUBNET}.11`,
      rooms: ROOMS.map((name) => ({ name, volume: 20, players: [{ model: 'S13', build: '97.1-80312' }] })),
      groups: [['Office', 'Study']],
    },
    { doors: { ssdp: false, mdns: false } },
  );
  const players = ROOMS.map(
    (room, index) => `  ${room}: { address: ${SUBNET}.${11 + index}, guarded-at: ${SUBNET}.${111 + index} }`,
  );
  guard = await startGuardOf(`version: 1
players:
${players.join('\n')}
roles:
  lodger: { may: [read, cast.spotify], rooms: [Kitchen, Office] }
segments:
  - { network: ${MEMBER}/32, role: member }
  - { network: ${GUEST}/32, role: guest }
  - { network: ${LODGER}/32, role: lodger }
`);
});
afterAll(async () => {
  await guard.stop();
  await house.stop();
});
beforeEach(() => {
  for (const player of Object.values(house.state.players)) delete player.spotifyUser;
  house.recorder.clear();
});

async function told(asked: ReturnType<typeof askFrom>): Promise<readonly unknown[]> {
  const { status, headers, body } = await asked;
  return [status, headers['content-type'], JSON.parse(body)];
}
const getInfo = (from = '', at = '') =>
  told(askFrom(at, '/spotifyzc?action=getInfo&version=2.7.1', { from }));
const addUser = (from = '', at = '', user = 'ann') =>
  told(
    askFrom(at, '/spotifyzc', {
      from,
      noBrowser: true,
      form: `action=addUser&userName=${user}&blob=c2VjcmV0&clientKey=a2V5&secret=x`,
    }),
  );

const users = () => Object.values(house.state.players).map(({ room, spotifyUser }) => [room, spotifyUser]);
const OK = [200, 'application/json', { status: 101, statusString: 'OK', spotifyError: 0 }];
const refusedFor = (reason: string) => [
  403,
  'application/json',
  {
    status: 202,
    statusString: 'ERROR-LOGIN-FAILED',
    spotifyError: 0,
    reason: expect.stringContaining(reason),
  },
];

describe("a member's phone", () => {
  it('asks and casts, and the player reads what was judged', async () => {
    expect(await getInfo(MEMBER, KITCHEN)).toMatchObject([
      200,
      'application/json',
      { remoteName: 'Kitchen' },
    ]);
    expect(await addUser(MEMBER, KITCHEN)).toEqual(OK);
    expect(users()).toEqual([
      ['Kitchen', 'ann'],
      ['Office', undefined],
      ['Study', undefined],
    ]);
    const bodies = house.recorder.entries({ direction: 'in' }).map(({ body }) => body);
    expect(bodies).toContain('action=addUser&clientKey=a2V5&userName=ann&blob=c2VjcmV0');
  });

  it('asks as the app of Spotify on iOS does', async () => {
    // librespot-org/librespot-java pull request 105
    const headers = {
      'keep-alive': '0',
      connection: 'keep-alive',
      'user-agent': 'Spotify/8.5.14 iOS/12.3.1 (iPhone10,1)',
      host: `${SUBNET}.111`,
      'accept-encoding': 'gzip',
      'content-type': 'application/x-www-form-urlencoded',
    };
    const asked = askFrom(`${KITCHEN}`, '/spotifyzc?action=getInfo', { from: `${MEMBER}`, headers });
    expect(await told(asked)).toMatchObject([
      200,
      'application/json',
      { status: 101, remoteName: 'Kitchen' },
    ]);
  });

  it('is told the account that is logged in, without an answer from before', async () => {
    await getInfo(MEMBER, KITCHEN);
    await addUser(MEMBER, KITCHEN, 'ben');
    expect(await getInfo(MEMBER, KITCHEN)).toMatchObject([200, 'application/json', { activeUser: 'ben' }]);
  });

  it('is told by the player where it leads no group', async () => {
    expect(await getInfo(MEMBER, STUDY)).toMatchObject([404, 'application/json', { status: 103 }]);
  });
});

describe('a guest', () => {
  it('is told whose speaker it is, and not whose account', async () => {
    await addUser(MEMBER, KITCHEN);
    expect(await getInfo(GUEST, KITCHEN)).toMatchObject([
      200,
      'application/json',
      { remoteName: 'Kitchen', activeUser: '', publicKey: expect.any(String) },
    ]);
  });

  it('is refused in the words of Spotify', async () => {
    expect(await addUser(GUEST, KITCHEN)).toEqual(refusedFor('It is not known who asks'));
    expect(users()[0]).toEqual(['Kitchen', undefined]);
  });
});

it('a stranger is refused both', async () => {
  expect(await getInfo(STRANGER, KITCHEN)).toEqual(refusedFor('It is not known who asks'));
  expect(await addUser(STRANGER, KITCHEN)).toEqual(refusedFor('It is not known who asks'));
  expect(house.recorder.entries({ direction: 'in' })).toEqual([]);
});

it('who casts is heard in the whole group, and has to be permitted there', async () => {
  expect(await addUser(LODGER, KITCHEN)).toEqual(OK);
  expect(await addUser(LODGER, OFFICE)).toEqual(refusedFor('Study'));
  expect(users()).toEqual([
    ['Kitchen', 'ann'],
    ['Office', undefined],
    ['Study', undefined],
  ]);
});

it('what is no request of it is refused with the part that is wrong', async () => {
  const form = (text: string) =>
    told(askFrom(`${KITCHEN}`, '/spotifyzc', { from: `${MEMBER}`, noBrowser: true, form: text }));
  expect(await form('action=addUser&userName=ann')).toMatchObject([400, 'application/json', { status: 303 }]);
  expect(await form('action=resetUsers')).toMatchObject([400, 'application/json', { status: 302 }]);
  expect(await form('')).toMatchObject([400, 'application/json', { status: 301 }]);
});
