/**
 * The one part of a running gateway that may change the kernel's rules, as a process of its own. What could go wrong: the guard is taken over
 * and asks for more than it should get (only pinholes, admissions to services, addresses of the internet that players reach by name, who was cut
 * off and who claims which address; only between a player of the configuration and people, and all of them at most as many as the set takes;
 * each kind only so often: `question-bounds.ts`; where players are: `place-keeper.ts`; what they send: `counters-told.ts`), somebody else asks (the
 * socket has one owner: `LocalDoor`). Proven in `pinhole-keeper.test.ts` and `test/lab/local-music.test.ts`.
 */
import type { Clock } from '../../ports/clock.ts';
import type { Exec } from '../../ports/exec.ts';
import type { OwnCards } from '../../ports/own-cards.ts';
import { admitText, endText } from './admission.ts';
import { type Layout, movedTo } from './layout.ts';
import { countersTold } from './counters-told.ts';
import { askNft, nftTable } from './nft.ts';
import { PlaceKeeper } from './place-keeper.ts';
import { type FirewallAnswer, type FirewallQuestion, questionIn } from './questions.ts';
import { isBetween, pinholeText } from './pinhole.ts';
import { mayReach, type Reach, reachText } from './reach.ts';
import { PinholeBounds } from './pinhole-bounds.ts';
import { QuestionBounds } from './question-bounds.ts';
import { ReachBounds } from './reach-bounds.ts';
import { TABLE } from './table.ts';
import { CLAIM_FAMILIES } from './claims.ts';
import { heardIn } from './claims-heard.ts';

interface HelperParts {
  readonly exec: Exec;
  readonly clock: Pick<Clock, 'elapsed'>;
  readonly cards: OwnCards;
  readonly rules: { readonly times: number };
  /** Of the configuration as it is now; undefined where it has no segments or cannot be read. */
  readonly layout: () => Promise<Layout | undefined>;
}

/** Answers one question with one line of JSON (`questions.ts`). */
export function helper(parts: HelperParts): (line: string) => Promise<string> {
  const asked = new QuestionBounds(parts.clock);
  const bounds = new ReachBounds(parts.clock);
  const places = new PlaceKeeper(parts);
  const answering = { ...parts, asked, bounds, pinholes: new PinholeBounds(), places };
  return async (line) =>
    JSON.stringify((await answerTo(answering, questionIn(line))) satisfies FirewallAnswer);
}

interface Answering extends HelperParts {
  readonly asked: QuestionBounds;
  readonly bounds: ReachBounds;
  readonly pinholes: PinholeBounds;
  readonly places: PlaceKeeper;
}

async function answerTo(
  { exec, rules, layout, asked, bounds, pinholes, places }: Answering,
  question: FirewallQuestion | undefined,
): Promise<FirewallAnswer> {
  if (!question) return { answer: 'not-understood' };
  if (!asked.mayAsk(question.ask)) return { answer: 'too-many' };
  if (question.ask === 'counters') return countersTold({ exec, rules, layout });
  if (question.ask === 'cut-off') return cutOff(exec);
  if (question.ask === 'claims') return claims(exec, question.own);
  const file = await layout();
  if (question.ask === 'places') return places.place(question.moved, file);
  // By the networks of the file, wherever a player has moved: the kernel need not be asked.
  if (question.ask === 'reach') return reach({ exec, bounds, file }, question);
  const now = file && movedTo(file, await places.moved());
  const players = question.ask === 'pinhole' ? [question.player] : question.players;
  const isAllowed = now && players.every((player) => isBetween({ player, client: question.client }, now));
  // What was given may always be taken back, from players that are gone as well.
  if (!isAllowed && question.ask !== 'end-admission') return { answer: 'not-between' };
  const { text, answer } = changeFor(question, pinholes);
  const changed = await askNft(exec, ['-f', '-'], text);
  return { answer: changed.kind === 'said' ? answer : 'failed' };
}

interface Wanted {
  readonly text: string;
  readonly answer: 'opened' | 'admitted' | 'ended';
}

function changeFor(
  question: Exclude<
    FirewallQuestion,
    { readonly ask: 'cut-off' | 'claims' | 'counters' | 'reach' | 'places' }
  >,
  pinholes: PinholeBounds,
): Wanted {
  if (question.ask === 'pinhole')
    return { text: pinholeText(question, pinholes.take(question)), answer: 'opened' };
  return question.ask === 'admit'
    ? { text: admitText(question), answer: 'admitted' }
    : { text: endText(question), answer: 'ended' };
}

interface ReachParts {
  readonly exec: Exec;
  readonly bounds: ReachBounds;
  readonly file: Layout | undefined;
}

/** Addresses that a player reaches by name from now on. */
async function reach({ exec, bounds, file }: ReachParts, asked: Reach): Promise<FirewallAnswer> {
  if (!file || !mayReach(asked, file)) return { answer: 'not-between' };
  if (!bounds.take(asked)) return { answer: 'too-many' };
  const changed = await askNft(exec, ['-f', '-'], reachText(asked));
  return { answer: changed.kind === 'said' ? 'admitted' : 'failed' };
}

const ADDRESS = /\d+\.\d+\.\d+\.\d+/g;

/** Players that flooded, as the kernel has them. */
async function cutOff(exec: Exec): Promise<FirewallAnswer> {
  const asked = await askNft(exec, ['list', 'set', 'inet', TABLE, 'cut']);
  return asked.kind === 'said'
    ? { answer: 'cut-off', players: asked.text.match(ADDRESS) ?? [] }
    : { answer: 'failed' };
}

/** Who claims which address, as the kernel heard it. */
async function claims(exec: Exec, own: readonly string[]): Promise<FirewallAnswer> {
  const asked = await Promise.all(CLAIM_FAMILIES.map((family) => nftTable(exec, TABLE, family)));
  const said = asked.flatMap((one) => (one.kind === 'said' ? [one.text] : []));
  if (said.length < asked.length) return { answer: 'failed' };
  const { claims, full } = heardIn(said.join(''), own);
  return { answer: 'claims', claims: [...claims], full: [...full] };
}
