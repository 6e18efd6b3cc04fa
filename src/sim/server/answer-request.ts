import type { IncomingMessage } from 'node:http';
import { kindOf } from '../player-kind.ts';
import type { House } from '../house.ts';
import type { OpenEntry } from '../recorder/recorder.ts';
import { bare, errorPage, type Answer } from './answer.ts';
import type { Conversation } from './conversation.ts';
import type { Desk } from './desk.ts';
import { interfere } from './interfere.ts';
import type { PageRequest } from './page.ts';
import { readBody } from './read-body.ts';
import { recordRequest, toRequest } from './request.ts';
import { routeRequest } from './route.ts';
import { serialise } from './serialise.ts';

export interface Arrival {
  readonly desk: Desk;
  readonly message: IncomingMessage;
  readonly conversation: Conversation;
}

/**
 * Reads one request, answers it and closes the connection. A worker is busy from the head of the request until the answer
 * is out: a slow client keeps one, as it keeps a thread of a player.
 */
export async function answerRequest(arrival: Arrival): Promise<void> {
  const { desk, message, conversation } = arrival;
  const { house, player, workers, limits } = desk;
  const { socket } = message;
  const entry = recordRequest({ house, player, message, conversation });
  if (player.power !== 'on') {
    entry.note({ outcome: 'away' });
    socket.destroy();
    return;
  }
  // Waiting for a worker is the player's doing, not the client's.
  socket.setTimeout(0);
  await workers.run(async () => {
    socket.setTimeout(limits.idleMs);
    const body = await readBody(message);
    entry.note({ body: body.text });
    if (body.kind === 'cut') entry.note({ outcome: conversation.end });
    else await answer(arrival, entry, body.kind === 'too-long' ? bare(413) : body.text);
  });
}

/** `content` is the body of the request, or the answer when there is nothing to look at. */
async function answer(arrival: Arrival, entry: OpenEntry, content: string | Answer): Promise<void> {
  const { desk, message, conversation } = arrival;
  const { house, player, limits } = desk;
  const { socket } = message;
  const request = toRequest(
    { house, player, message, conversation },
    typeof content === 'string' ? content : '',
  );
  const interference = house.faults.forRequest(request);
  if (interference) entry.note({ fault: interference.fault });
  // From here on it is the player that takes its time, unless it hangs.
  if (interference?.kind !== 'refuse') socket.setTimeout(0);
  const scene = { interference, world: house.world, socket, carrier: conversation.carrier };
  let sent: Answer['sent'];
  await interfere(scene, async () => {
    const made = typeof content === 'string' ? await tryRoute({ house, request, entry }) : content;
    ({ sent } = made);
    entry.note({ status: made.status });
    socket.setTimeout(limits.idleMs);
    return serialise(made, kindOf(player), request.method);
  });
  sent?.();
}

/** A page that throws is a bug; the player answers as one that failed. */
async function tryRoute(visit: {
  readonly house: House;
  readonly request: PageRequest;
  readonly entry: OpenEntry;
}): Promise<Answer> {
  try {
    return await routeRequest(visit);
  } catch (cause) {
    visit.house.log.warn('a page failed', { path: visit.request.path, cause: String(cause) });
    return errorPage(500);
  }
}
