import { cidrContains } from '../../base/address.ts';
import { endElements, lastElements } from './elements.ts';
import type { Layout } from './layout.ts';

/** From one player to one address and port of people: a file that a client offers. */
export interface Pinhole {
  readonly player: string;
  readonly client: string;
  readonly port: number;
}

/** How long it lasts when nothing is fetched any more. Each fetch makes it last as long again. */
export const PINHOLE_TIME = '3h';

/** Whether a layout has such a player and such people. Other players are no people. */
export function isBetween(
  { player, client }: Pick<Pinhole, 'player' | 'client'>,
  { gateway, voices }: Layout,
): boolean {
  const isPlayer = voices.some(({ address }) => address === player);
  const isOfPeople = gateway.people.some(({ network }) => cidrContains(network, client));
  const isPlayerToo = gateway.players.some(({ network }) => cidrContains(network, client));
  return isPlayer && isOfPeople && !isPlayerToo;
}

/** Opens it or lets it last anew. `ended`: those that end for it. */
export const pinholeText = (pinhole: Pinhole, ended: readonly Pinhole[] = []): string =>
  [
    ...ended.map((one) => endElements(SET, [elementOf(one)])),
    lastElements(SET, [elementOf(pinhole)], PINHOLE_TIME),
  ].join('');

const SET = 'pinholes';
const elementOf = ({ player, client, port }: Pinhole): string => `${player} . ${client} . ${port}`;
