import type { IncomingMessage } from 'node:http';
import type { House } from '../house.ts';
import type { OpenEntry } from '../recorder/recorder.ts';
import type { PlayerState } from '../state/player.ts';
import type { Conversation } from './conversation.ts';
import type { PageRequest } from './page.ts';

/** A request as it came, before its body. */
export interface RequestHead {
  readonly house: House;
  readonly player: PlayerState;
  readonly message: IncomingMessage;
  readonly conversation: Conversation;
}

/** The request as pages see it. */
export function toRequest({ house, player, message, conversation }: RequestHead, body: string): PageRequest {
  const { method = '', url = '' } = message;
  const [path, rawQuery] = splitOnce(url, '?');
  const headers = headersOf(message);
  return {
    world: house.world,
    player,
    door: conversation.entrance.door,
    method,
    path,
    rawQuery,
    query: new URLSearchParams(rawQuery),
    headers,
    header: (name) => headers.find(([known]) => known.toLowerCase() === name)?.[1],
    body,
    peer: conversation.peer,
  };
}

/** Opens the entry of a request as soon as its head is there; the body is added when it has come. */
export const recordRequest = ({ house, player, message, conversation }: RequestHead): OpenEntry =>
  house.recorder.record({
    direction: 'in',
    door: conversation.entrance.door,
    playerId: player.id,
    peer: conversation.peer,
    method: message.method ?? '',
    target: message.url ?? '',
    headers: headersOf(message),
  });

/** In order and case of the wire. */
const headersOf = ({ rawHeaders }: IncomingMessage): PageRequest['headers'] =>
  rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ''] as const] : [],
  );

function splitOnce(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + mark.length)];
}
