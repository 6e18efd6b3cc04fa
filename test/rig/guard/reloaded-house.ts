import { startRig } from '../../../src/sim/rig/house.ts';
import { type LastingClient, lastingClient } from './lasting-client.ts';
import { configOf, type GuardUnderTest, startGuardOf } from './running-guard.ts';
import type { RunningHousehold } from '../../../src/sim/household.ts';

/** The only address that the configurations name a role for. */
const CLIENT = '127.0.0.1';

interface More {
  /** Of the client; `owner` where nothing is said. */
  readonly role?: string;
  /** Further lines of the configuration. */
  readonly more?: string;
}

/** Three players, and a guard that begins before two of them and is given other configurations. */
export interface ReloadedHouse {
  readonly house: RunningHousehold;
  /** Anew with each `start`. */
  readonly under: () => GuardUnderTest;
  readonly client: LastingClient;
  /** A guard before the Kitchen and the Office, with an owner at the client. */
  readonly start: () => Promise<void>;
  /** The guard with these lines of players. */
  readonly reload: (players: readonly string[], more?: More) => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** How a configuration names the three players, which are at .11, .12 and .13 of a /24, and guarded at .111, .112 and .113. */
export function threePlayers(subnet: string) {
  const at = (last: number): string => `${subnet}.${last}`;
  const line = (room: string, last: number): string =>
    `${room}: { address: ${at(last)}, guarded-at: ${at(last + 100)} }`;
  return { at, KITCHEN: line('Kitchen', 11), OFFICE: line('Office', 12), GARDEN: line('Garden', 13) };
}

/** The rooms are as loud as 10, 20 and 30. Each test file has a /24 of its own: files run side by side. */
export async function startReloadedHouse(subnet: string): Promise<ReloadedHouse> {
  const { at, KITCHEN, OFFICE } = threePlayers(subnet);
  const rooms = ['Kitchen', 'Office', 'Garden'].map((name, index) => ({
    name,
    volume: 10 * (index + 1),
    players: [{ model: 'S13', build: '97.1-80312' }],
  }));
  const house = await startRig(
    { name: 'reloading', firstAddress: at(11), rooms },
    { doors: { ssdp: false, mdns: false, tls: true } },
  );
  const client = lastingClient(CLIENT);
  let under: GuardUnderTest;
  return {
    house,
    client,
    under: () => under,
    start: async () => {
      under = await startGuardOf(textOf([KITCHEN, OFFICE]));
    },
    reload: (players, more) => under.guard.reload(configOf(textOf(players, more))),
    stop: async () => {
      await client.close();
      await under.stop();
    },
    close: () => house.stop(),
  };
}

const textOf = (players: readonly string[], { role = 'owner', more = '' }: More = {}): string =>
  [
    'version: 1',
    'players:',
    ...players.map((line) => `  ${line}`),
    'segments:',
    `  - { network: ${CLIENT}/32, role: ${role} }`,
    more,
  ].join('\n');
