import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyRead, type Subject, type Told } from '../../../test/rig/guard/every-read.ts';
import { PERSONAL_TEXTS, personalHouse } from '../../../test/rig/guard/personal-house.ts';
import { type GuardUnderTest, startGuardOf } from '../../../test/rig/guard/running-guard.ts';
import type { RunningHousehold } from '../../sim/household.ts';
import { startRig } from '../../sim/rig/house.ts';

const SUBNET = '127.38.71';

/** Each guard has doors of its own before the same players, from this number on. */
const configOf = (first: number, role: string): string => `
version: 1
players:
  Kitchen: { address: ${SUBNET}.11, guarded-at: ${SUBNET}.${first} }
  Office: { address: ${SUBNET}.12, guarded-at: ${SUBNET}.${first + 1} }
  Master Bedroom: { address: ${SUBNET}.13, guarded-at: ${SUBNET}.${first + 2} }
  Attic: { address: ${SUBNET}.14, guarded-at: ${SUBNET}.${first + 3} }
segments:
  - { network: 127.0.0.1/32, role: asker }
roles:
  asker: ${role}
`;

const subjectsFrom = (first: number): readonly Subject[] => [
  { address: `${SUBNET}.${first}`, model: 'S5', build: '34.7-35162', localApi: false },
  { address: `${SUBNET}.${first + 1}`, model: 'S12', build: '97.1-80312', localApi: true },
];

async function readAs(role: string, first: number): Promise<readonly Told[]> {
  const guard: GuardUnderTest = await startGuardOf(configOf(first, role));
  try {
    const told: Told[] = [];
    for (const subject of subjectsFrom(first)) told.push(...(await everyRead(subject)));
    return told;
  } finally {
    await guard.stop();
  }
}

const ROLES = {
  owner: '{ extends: owner }',
  guest: '{ extends: guest }',
  'guest with pages': '{ extends: guest, may-not: [] }',
  'guest of two rooms': '{ extends: guest, may-not: [], rooms: [Kitchen, Office], sees: own-rooms }',
} as const;

/** What is told of other rooms: names, what stands there, when somebody gets up. */
const OTHER_ROOMS = ['Master Bedroom', 'Bedroom turntable', 'Attic', 'Cellar', '05:55:00'];

let house: RunningHousehold;
let told: Readonly<Record<string, readonly Told[]>> = {};

beforeAll(async () => {
  house = await startRig(personalHouse(`${SUBNET}.11`), { doors: { ssdp: false, mdns: false } });
  const [favorite] = house.state.favorites;
  if (!favorite) throw new Error('no favourite');
  favorite.resourceMetaData = favorite.resourceMetaData.replace(
    'SA_RINCON65031_',
    'SA_RINCON519_email@example.com',
  );
  const read = Object.entries(ROLES).map(
    async ([name, role], index) => [name, await readAs(role, 101 + 10 * index)] as const,
  );
  told = Object.fromEntries(await Promise.all(read));
}, 150_000);

afterAll(() => house.stop());

/** `what: text` of everything that gives one of the texts away. */
const givenAway = (role: keyof typeof ROLES, texts: readonly string[]): readonly string[] =>
  (told[role] ?? []).flatMap(({ what, text }) =>
    texts
      .filter((secret) => text.toLowerCase().includes(secret.toLowerCase()))
      .map((secret) => `${what}: ${secret}`),
  );

/** What clients cannot do without, once of each of the two players: the id of the player tells it anyway. */
const NEEDED = ['00:0E:58:A0:44:01', '00:0E:58:A0:44:02'].map(
  (mac) => `DeviceProperties.GetZoneInfo : ${mac}`,
);

const answered = (role: keyof typeof ROLES): number =>
  (told[role] ?? []).filter(({ status }) => status === 200).length;

/** Answers over REST on 1443. */
const answeredByRest = (role: keyof typeof ROLES): readonly string[] =>
  (told[role] ?? [])
    .filter(({ what, status }) => status === 200 && what.startsWith('local-api.rest '))
    .map(({ what }) => what.replace(/RINCON_\w+:\d+/, 'ID'));

/** Every question of the catalog that a player without a television answers. */
const BY_REST = [
  'players/local/info',
  'households/local/groups',
  'groups/ID/groupVolume',
  'players/local/playerVolume',
  'groups/ID/playback',
  'groups/ID/playbackMetadata',
  'households/local/favorites',
  'households/local/playlists',
  'households/local/playlists/getPlaylist',
  'players/local/settings/player',
].map((path) => `local-api.rest /${path}`);

describe('of everything that can be read of two players', () => {
  it('an owner is told everything, personal as it is', () => {
    const texts = [...PERSONAL_TEXTS, ...OTHER_ROOMS];
    const all = givenAway('owner', texts);
    expect(texts.filter((text) => !all.some((one) => one.endsWith(`: ${text}`)))).toEqual([]);
    expect(answered('owner')).toBeGreaterThan(350);
  });

  it.each(Object.keys(ROLES) as (keyof typeof ROLES)[])('%s is answered over REST as well', (role) => {
    expect(answeredByRest(role)).toEqual(BY_REST);
  });

  it('a guest is told nothing personal', () => {
    expect(givenAway('guest', PERSONAL_TEXTS)).toEqual(NEEDED);
    expect(answered('guest')).toBeGreaterThan(180);
  });

  it('a guest who may read pages is told nothing personal', () => {
    expect(givenAway('guest with pages', PERSONAL_TEXTS)).toEqual(NEEDED);
    expect(answered('guest with pages')).toBeGreaterThan(350);
  });

  it('a guest of two rooms is told of no other', () => {
    expect(givenAway('guest of two rooms', [...PERSONAL_TEXTS, ...OTHER_ROOMS])).toEqual(NEEDED);
    expect(answered('guest of two rooms')).toBeGreaterThan(350);
  });
});
