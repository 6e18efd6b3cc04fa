import { changed } from '../byte-tricks.ts';
import { type Choices, once, pick } from '../choices.ts';
import { type Draft, writeDraft } from '../draft.ts';
import { framed } from '../framing-tricks.ts';
import { HEAD_TRICKS } from '../head-tricks.ts';
import { chooseDraft, type HostileRequest, split } from '../hostile-request.ts';
import type { Room } from '../houses.ts';
import { chooseCommand, sessionOf } from './commands.ts';
import { frameTrick, plainFrames, writeClientFrame } from './frames.ts';
import { HANDSHAKE_TRICKS, handshakeOf } from './handshake.ts';
import { JSON_TRICKS } from './json-tricks.ts';
import { type Message, messageOf, writeMessage } from './message.ts';
import { chooseRest } from './rest.ts';
import { LOCAL_ROOMS } from './rooms.ts';

/**
 * What is sent through the second door, after TLS: a handshake and messages behind it, a request of REST, or one of those that
 * port 1400 takes. The plainest choices give a WebSocket that asks the Kitchen how loud it is.
 */
export function hostileConversation(choices: Choices): HostileRequest {
  const room = pick(choices, [LOCAL_ROOMS[0], LOCAL_ROOMS[1]]);
  const kind = choices.below(10);
  if (kind < 6) return overSocket(choices, room);
  const draft = kind < 9 ? chooseRest(choices, room) : sameServer(choices, room);
  return { room, pieces: split(choices, tricked(choices, draft)) };
}

/** What port 1400 answers is answered here as well. */
function sameServer(choices: Choices, room: Room): Draft {
  const draft = chooseDraft(choices, room);
  draft.headers = draft.headers.map(([name, value]) => [name, value.replace(/:1400$/, ':1443')]);
  return draft;
}

function tricked(choices: Choices, draft: Draft): Uint8Array {
  if (once(choices, 6)) pick(choices, HEAD_TRICKS)(choices, draft);
  if (once(choices, 10)) framed(choices, draft);
  const bytes = writeDraft(draft);
  return once(choices, 8) ? changed(choices, bytes) : bytes;
}

/** Each piece arrives by itself: the handshake, then frames, alone or several in one. */
function overSocket(choices: Choices, room: Room): HostileRequest {
  const handshake = handshakeOf(room);
  const odd = once(choices, 6);
  if (odd) pick(choices, HANDSHAKE_TRICKS)(choices, handshake);
  const opening = odd ? tricked(choices, handshake) : writeDraft(handshake);
  const frames = framesOf(choices, messagesOf(choices, room));
  // Nobody may speak before the answer.
  if (once(choices, 24)) return { room, pieces: [Buffer.concat([opening, ...frames])] };
  const together = once(choices, 4) ? [Buffer.concat(frames)] : frames;
  const pieces = together.flatMap((piece) => (once(choices, 12) ? split(choices, piece) : [piece]));
  return { room, pieces: [opening, ...pieces] };
}

function messagesOf(choices: Choices, room: Room): readonly Message[] {
  const count = pick(choices, [1, 1, 1, 2, 3]);
  const commands = Array.from({ length: count }, () => chooseCommand(choices, room));
  const first =
    commands.find(({ scope }) => scope === 'session') && !once(choices, 4) ? [sessionOf(room)] : [];
  return [...first, ...commands].map((command, at) => {
    const message = messageOf(command, at + 1);
    for (let left = pick(choices, [0, 0, 1, 1, 2]); left > 0; left -= 1)
      pick(choices, JSON_TRICKS)(choices, message);
    return message;
  });
}

function framesOf(choices: Choices, messages: readonly Message[]): readonly Uint8Array[] {
  return messages.flatMap((message) => {
    let payload = writeMessage(message);
    if (once(choices, 10)) payload = changed(choices, payload);
    const frames = plainFrames(choices, payload);
    if (once(choices, 4)) frameTrick(choices, frames);
    const written = frames.map(writeClientFrame);
    return once(choices, 16) ? written.map((bytes) => changed(choices, bytes)) : written;
  });
}
