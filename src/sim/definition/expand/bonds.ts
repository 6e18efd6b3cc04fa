import { modelByNumber } from '../../../catalog/models.ts';
import type { BondState } from '../../state/player.ts';
import type { PlayerRole } from '../player-schema.ts';

/** A player of a room with the part it plays there. */
export interface Bonded {
  readonly id: string;
  readonly model: string;
  readonly role: PlayerRole;
}

/** Made anew for each player: bonds change one by one. */
const alone = (): BondState => ({
  channelMapSet: '',
  htSatChanMapSet: '',
  invisible: false,
  satelliteOf: '',
});

/**
 * How the players of a room are bonded, in their order.
 * A pair: `A:LF,LF;B:RF,RF`. With a Sub: `…;S:SW,SW` (57.x, 78.1). A home theatre: `A:LF,RF;S:SW;L:LR;R:RR`, and each
 * satellite shows the bar and itself only (78.1).
 */
export function bondsOf(players: readonly Bonded[]): readonly BondState[] {
  if (players.length === 1) return [alone()];
  return isTheatre(players) ? theatreBonds(players) : pairBonds(players);
}

/** Surrounds, or a sound bar with a Sub. */
const isTheatre = (players: readonly Bonded[]): boolean =>
  players.some(({ role }) => role.endsWith('surround')) ||
  players.some(({ role, model }) => role === 'main' && modelByNumber(model)?.hasTv);

const THEATRE_CHANNELS: Readonly<Record<PlayerRole, string>> = {
  main: 'LF,RF',
  left: 'LF',
  right: 'RF',
  'left-surround': 'LR',
  'right-surround': 'RR',
  sub: 'SW',
};

const PAIR_CHANNELS: Readonly<Record<PlayerRole, string>> = {
  main: 'LF,RF',
  left: 'LF,LF',
  right: 'RF,RF',
  'left-surround': 'LR,LR',
  'right-surround': 'RR,RR',
  sub: 'SW,SW',
};

function theatreBonds(players: readonly Bonded[]): readonly BondState[] {
  const part = ({ id, role }: Bonded): string => `${id}:${THEATRE_CHANNELS[role]}`;
  const main = players.find(({ role }) => role === 'main');
  if (!main) return players.map(alone);
  const all = [main, ...players.filter((player) => player !== main)].map(part).join(';');
  return players.map((player) =>
    player === main
      ? { ...alone(), htSatChanMapSet: all }
      : {
          ...alone(),
          htSatChanMapSet: `${part(main)};${part(player)}`,
          invisible: true,
          satelliteOf: main.id,
        },
  );
}

function pairBonds(players: readonly Bonded[]): readonly BondState[] {
  const channelMapSet = players.map(({ id, role }) => `${id}:${PAIR_CHANNELS[role]}`).join(';');
  return players.map(({ role }) => ({
    ...alone(),
    channelMapSet,
    invisible: role === 'right' || role === 'sub',
  }));
}
