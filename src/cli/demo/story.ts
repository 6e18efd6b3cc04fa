import type { IpAddress } from '../../base/address.ts';
import { createHttpClient } from '../../upnp/http-client.ts';
import { nodeClock } from '../../host/clock.ts';
import { nodeNet } from '../../host/net.ts';
import { paint, type Terminal } from '../terminal.ts';
import { type Attempt, type Outcome, tryIt } from './attempt.ts';
import { ATTEMPTS } from './attempts.ts';
import { doorOf, PEOPLE } from './guarded.ts';

export interface Tried {
  readonly attempt: Attempt;
  readonly before: Outcome;
  readonly after: Outcome;
}

/** The same attempts at the players themselves: everything that works is what a home gives away. */
export const tryAtPlayers = (rooms: ReadonlyMap<string, IpAddress>): Promise<readonly Outcome[]> =>
  tryAll(rooms, (player) => player);

/** And at the doors of the guard. */
export const tryAtDoors = (rooms: ReadonlyMap<string, IpAddress>): Promise<readonly Outcome[]> =>
  tryAll(rooms, doorOf);

async function tryAll(
  rooms: ReadonlyMap<string, IpAddress>,
  where: (player: IpAddress) => IpAddress,
): Promise<readonly Outcome[]> {
  const client = createHttpClient({ net: nodeNet(), clock: nodeClock() });
  const outcomes: Outcome[] = [];
  for (const attempt of attemptsIn(rooms)) {
    const player = rooms.get(attempt.room);
    if (!player) continue;
    const target = { host: where(player), port: 1400 };
    outcomes.push(await tryIt(client, attempt, { target, from: PEOPLE[attempt.who] }));
  }
  return outcomes;
}

/** Another household may have other rooms. */
const attemptsIn = (rooms: ReadonlyMap<string, IpAddress>): readonly Attempt[] =>
  ATTEMPTS.filter(({ room }) => rooms.has(room));

export const tried = (
  rooms: ReadonlyMap<string, IpAddress>,
  before: readonly Outcome[],
  after: readonly Outcome[],
): readonly Tried[] =>
  attemptsIn(rooms).flatMap((attempt, index) => {
    const [one, other] = [before[index], after[index]];
    return one && other ? [{ attempt, before: one, after: other }] : [];
  });

/** What was tried, what happened without the guard and with it. Two lines each: reasons are sentences. */
export function showTried(terminal: Terminal, list: readonly Tried[]): void {
  terminal.out('\nThe same attempts, without the guard and through it\n\n');
  for (const { attempt, before, after } of list) {
    terminal.out(`  ${attempt.title} (${attempt.who})\n`);
    terminal.out(`      without  ${said(terminal, before)}\n      guarded  ${said(terminal, after)}\n`);
  }
}

const said = (terminal: Terminal, { worked, words }: Outcome): string =>
  worked ? paint(terminal, 'yellow', words) : paint(terminal, 'green', `refused: ${words}`);
