import { headerOf } from '../../../src/wire/http/headers.ts';
import { WebSocketReader } from '../../../src/wire/websocket/reader.ts';
import type { WholeRequest } from '../../../src/guard/request/whole-request.ts';
import { NAMESPACES } from '../../../src/sim/local-api/registry.ts';
import type { Room } from '../generate/houses.ts';
import { askedAboutCommand } from '../oracle/local-api/asked-about-command.ts';
import { doneFor } from '../oracle/local-api/player.ts';
import { REFERENCE } from '../oracle/reference-policy.ts';
import { nothingSent, wholeOf } from './bad-guards.ts';
import type { Commanded, Handled, Subject } from './subject.ts';

/*
 * Guards of the local API as they are built in good faith. Frames and requests are read with the strict readers, so that each
 * has its own hole and no other; the oracle has to find it.
 */

/** What a guard judges, and what it sends. */
interface Taken {
  readonly judged: string;
  readonly sent: string;
}

function carriedOut(room: Room, { judged, sent }: Taken): readonly Commanded[] {
  const { effect } = REFERENCE.decide(askedAboutCommand(room, doneFor(room, judged)));
  return effect === 'permit' ? [{ done: doneFor(room, sent), judged: undefined }] : [];
}

const ANSWER = Buffer.from('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');

const handled = (room: Room, taken: readonly Taken[]): Handled => ({
  ...nothingSent,
  answers: [ANSWER],
  commands: taken.flatMap((one) => carriedOut(room, one)),
  reason: 'gone',
});

/** Takes what `judge` makes of a message for the message. */
const socketGuardThat =
  (judge: (text: string) => string): Subject =>
  ({ room, pieces: [handshake, ...frames] }) => {
    const isOne = Buffer.from(handshake ?? [])
      .toString('latin1')
      .startsWith('GET /websocket/api HTTP/1.1\r\n');
    const texts = isOne ? messagesIn(frames) : [];
    return Promise.resolve(
      handled(
        room,
        texts.map((sent) => ({ judged: judge(sent), sent })),
      ),
    );
  };

function messagesIn(pieces: readonly Uint8Array[]): readonly string[] {
  const reader = new WebSocketReader('client');
  const texts: string[] = [];
  for (const piece of pieces) {
    reader.push(piece);
    for (let item = reader.next(); item.ok && item.value; item = reader.next()) {
      if (item.value.kind === 'close') return texts;
      if (item.value.kind === 'text') texts.push(item.value.text);
    }
  }
  return texts;
}

const MEMBER = /"(\w+)":("[^"]*"|-?[\d.]+|true|false|null)/g;

/** Takes the first of two members and sends on the text, in which players take the last. */
export const takesTheFirst = socketGuardThat((text) => {
  const seen = new Set<string>();
  return text.replace(MEMBER, (member, key: string) => {
    if (seen.has(key)) return `"${key}, again":null`;
    seen.add(key);
    return member;
  });
});

/** Reads the JSON rightly and looks for the volume in the text. */
export const matchesJsonText = socketGuardThat((text) => {
  const volume = /"volume":(\d+)/.exec(text)?.[1] ?? '0';
  return text.replace(/"(?:v|\\u0076)olume":[^,}]*/g, `"volume":${volume}`);
});

/** Makes a WebSocket's command of a request of REST: judges the group of the path, and sends the one that a header names. */
export const trustsTheHeader: Subject = async ({ room, pieces }) => {
  const request = await wholeOf(pieces);
  const taken = request && takenFrom(request);
  return handled(room, taken ? [taken] : []);
};

function takenFrom({ head, body }: WholeRequest): Taken | undefined {
  const [, id = '', path = ''] = /^\/api\/v1\/groups\/([\w:]+)(\/.*)$/.exec(head.target) ?? [];
  const called = NAMESPACES.filter(({ scope }) => scope === 'group').flatMap(({ name, commands }) =>
    Object.entries(commands).flatMap(([command, { rest }]) =>
      rest?.path === path && rest.method === head.method ? [{ namespace: `${name}:1`, command }] : [],
    ),
  );
  const [call] = called;
  if (!call) return undefined;
  const text = (groupId: string): string =>
    `[${JSON.stringify({ ...call, groupId })},${Buffer.from(body).toString('utf8') || '{}'}]`;
  return { judged: text(id), sent: text(headerOf(head.headers, 'groupid') ?? id) };
}
