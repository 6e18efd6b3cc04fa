import { type Room } from '../generate/houses.ts';
import type { Handled, Judged, Sent } from '../subject/subject.ts';
import { askedAboutExecuted } from './asked-about-executed.ts';
import { type Executed, executedBy } from './executed.ts';
import { pageId, spotifyId } from './page-id.ts';
import { commandFault } from './local-api/command-fault.ts';
import { answersFault } from './local-api/frames-told.ts';
import { parsedByPlayer } from './parsed-by-player.ts';
import { REFERENCE } from './reference-policy.ts';
import { CLIENT_ADDRESS } from '../generate/houses.ts';

/** What is wrong with how a request was handled; undefined where nothing is. */
export function faultOf(room: Room, handled: Handled): string | undefined {
  for (const sent of handled.sent) {
    const executed = readByPlayer(room, sent.bytes);
    const fault = forbiddenFault(room, executed) ?? differenceOf(sent, executed);
    if (fault !== undefined) return fault;
  }
  for (const command of handled.commands ?? []) {
    const fault = commandFault(room, command);
    if (fault !== undefined) return fault;
  }
  const elsewhere = handled.deliveries.find(({ to }) => to.host !== CLIENT_ADDRESS);
  if (elsewhere) return `event messages would go to ${elsewhere.to.host}`;
  return handled.commands ? answersFault(handled) : answerFault(handled);
}

const remembered = new Map<string, Executed | 'nothing'>();
const MOST_REMEMBERED = 20_000;

/** Different requests are written as the same bytes over and over; the player reads the same bytes alike. */
function readByPlayer(room: Room, bytes: Uint8Array): Executed | undefined {
  const key = `${room.room} ${room.build} ${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')}`;
  let executed = remembered.get(key);
  if (executed === undefined) {
    const parsed = parsedByPlayer(bytes);
    executed = (parsed && executedBy(room, parsed)) ?? 'nothing';
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(key, executed);
  }
  return executed === 'nothing' ? undefined : executed;
}

/** The first property: what a player does, the policy permits when it is asked about exactly that. */
function forbiddenFault(room: Room, executed: Executed | undefined): string | undefined {
  if (!executed) return undefined;
  const { effect, reasons } = REFERENCE.decide(askedAboutExecuted(room, executed));
  return effect === 'permit'
    ? undefined
    : `executed and forbidden (${reasons[0]?.id}): ${JSON.stringify(executed)}`;
}

/** The second: what was judged is what the player read. A player may refuse what was permitted; it may not read something else. */
function differenceOf({ judged }: Sent, executed: Executed | undefined): string | undefined {
  if (!judged || !executed) return undefined;
  const read = readAs(executed, judged);
  const [left, right] = [JSON.stringify(judged), JSON.stringify(read)];
  return left === right ? undefined : `judged ${left}, read ${right}`;
}

function readAs(executed: Executed, { values }: Judged): Judged {
  if (executed.kind === 'call')
    return {
      id: `${executed.service}.${executed.action}`,
      values: Object.entries(executed.args),
    };
  if (executed.kind === 'spotify') return { id: spotifyId(executed.action), values: executed.fields };
  const query = executed.kind === 'page' && executed.rawQuery !== '' ? `?${executed.rawQuery}` : '';
  const target = `${executed.path}${query}`;
  return { id: pageId(executed.path), values: values.map(([name]) => [name, target]) };
}

const HTTP = Buffer.from('HTTP/1.1 ');

/** The third: one answer for each request, whole, and an end. */
function answerFault({ answers, due, ended }: Handled): string | undefined {
  if (!ended) return 'the connection was left open after the client had closed it';
  if (answers.length !== due) return `${answers.length} answers for ${due} requests`;
  const bad = answers.find((answer) => !isWhole(answer));
  return bad && `not one whole answer: ${Buffer.from(bad).toString('latin1').slice(0, 200)}`;
}

function isWhole(answer: Uint8Array): boolean {
  const text = Buffer.from(answer.buffer, answer.byteOffset, answer.length);
  const end = text.indexOf('\r\n\r\n');
  if (!text.subarray(0, HTTP.length).equals(HTTP) || end < 0) return false;
  const head = text.toString('latin1', 0, end);
  const length = Number(/\r\ncontent-length: (\d+)(?:\r\n|$)/i.exec(head)?.[1] ?? -1);
  const body = text.length - end - 4;
  // The answer to HEAD tells a length and has no body.
  return body === length || body === 0;
}
