import { expect, it } from 'vitest';
import { foundAt, idOf } from '../../../test/rig/guard/found-player.ts';
import { knownAddress } from '../../base/address.ts';
import { serviceMapOf } from '../request/service-map.ts';
import { verdictOn } from './verify-move.ts';

const KITCHEN = foundAt(21, 'Kitchen');
const BAR = foundAt(22, 'Bar');
const ID = idOf(KITCHEN);
const NEW = knownAddress('10.0.30.77');
const OWN = '00:0e:58:a0:00:21';
const FOREIGN = '02:00:00:00:00:66';

interface Scene {
  /** Names by address. */
  readonly names?: Readonly<Record<string, typeof ID>>;
  readonly refuses?: string;
  readonly isSilent?: boolean;
  /** Of the new address, before and after it was asked. */
  readonly hardware?: readonly (string | undefined)[];
  readonly doubted?: string;
}

async function verdict({
  names = { [NEW]: ID },
  refuses,
  isSilent = true,
  hardware = [OWN],
  doubted,
}: Scene) {
  const asked: string[] = [];
  const seen = [...hardware];
  const found = await verdictOn(
    {
      describe: async ({ endpoint: { host } }) => {
        asked.push(host);
        const id = names[host];
        if (host === refuses) return 'refuses';
        if (id === undefined) return undefined;
        return { id, model: 'S13', build: '97.1-80312', services: serviceMapOf('S13', '97.1-80312') };
      },
      isSilent: async () => isSilent,
      neighbours: { hardwareOf: () => (seen.length > 1 ? seen.shift() : seen[0]) },
      hardwareOf: () => [OWN],
      isDoubted: (address) => address === doubted,
    },
    { place: KITCHEN, id: ID, at: NEW },
  );
  return { found, asked };
}

it('believes a player that is silent where it was, and tells its name with its hardware', async () => {
  expect(await verdict({})).toEqual({ found: 'moved', asked: ['10.0.30.21', NEW] });
  expect((await verdict({ hardware: [undefined, OWN] })).found).toBe('moved');
});

it('believes it where another player has its address now', async () => {
  expect((await verdict({ names: { '10.0.30.21': idOf(BAR), [NEW]: ID } })).found).toBe('moved');
});

it.each([
  ['answers a search where it was', { isSilent: false }, 'still-there'],
  ['is described where it was', { names: { '10.0.30.21': ID, [NEW]: ID } }, 'still-there'],
  ['tells another name', { names: { [NEW]: idOf(BAR) } }, 'other-name'],
  ['tells no name', { names: {} }, 'unsure'],
  ['refuses to tell', { refuses: NEW }, 'unsure'],
  ['has other hardware when it has answered', { hardware: [undefined, FOREIGN] }, 'other-hardware'],
  ['has no hardware that is known', { hardware: [undefined] }, 'unsure'],
  ['has an address that several claim', { doubted: NEW }, 'unsure'],
  ['had an address that several claim', { doubted: '10.0.30.21' }, 'unsure'],
] as const)('does not believe one that %s', async (_, scene, expected) => {
  expect((await verdict(scene)).found).toBe(expected);
});

it('asks nobody where other hardware is known to be', async () => {
  expect(await verdict({ hardware: [FOREIGN] })).toEqual({ found: 'other-hardware', asked: [] });
});
