import type { IncomingMessage } from 'node:http';
import type { House } from '../house.ts';
import { kindOf } from '../player-kind.ts';
import type { OpenEntry } from '../recorder/recorder.ts';
import { interfere } from './interfere.ts';
import { bare, errorPage, type Answer } from './answer.ts';
import type { PageRequest } from './page.ts';
import { readBody } from './read-body.ts';
import { routeRequest } from './route.ts';
import { serialise } from './serialise.ts';
import type { Workers } from './workers.ts';

export interface Arrival {
  readonly house: House;
  readonly playerId: string;
  readonly message: IncomingMessage;
  readonly workers: Workers;
}

/** Reads one request, answers it and closes the connection. */
export async function answerRequest(arrival: Arrival): Promise<void> {
  const { house, playerId, message, workers } = arrival;
  const player = house.world.household.players[playerId];
  const body = await readBody(message);
  if (!player || player.power !== 'on') {
    message.socket.destroy();
    return;
  }
  const request = toRequest(arrival, player, body ?? '');
  const entry = record(house, request);
  await workers.run(async () => {
    const interference = house.faults.forRequest(request);
    if (interference) entry.note({ fault: interference.fault });
    const answer = () => (body === undefined ? bare(413) : tryRoute({ house, request, entry }));
    let sent: Answer['sent'];
    await interfere({ interference, world: house.world, socket: message.socket }, async () => {
      const made = await answer();
      ({ sent } = made);
      entry.note({ status: made.status });
      return serialise(made, kindOf(player), request.method);
    });
    sent?.();
  });
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

function toRequest({ house, message }: Arrival, player: PageRequest['player'], body: string): PageRequest {
  const { socket, method = '', url = '' } = message;
  const [path, rawQuery] = splitOnce(url, '?');
  return {
    world: house.world,
    player,
    door: 'encrypted' in socket ? 'tls' : 'tcp',
    method,
    path,
    rawQuery,
    query: new URLSearchParams(rawQuery),
    headers: pairs(message.rawHeaders),
    header: (name) => pairs(message.rawHeaders).find(([known]) => known.toLowerCase() === name)?.[1],
    body,
    peer: { address: socket.remoteAddress ?? '', port: socket.remotePort ?? 0 },
  };
}

function splitOnce(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + mark.length)];
}

const pairs = (raw: readonly string[]): (readonly [string, string])[] =>
  raw.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1] ?? ''] as const] : []));

function record(house: House, request: PageRequest): OpenEntry {
  const { door, player, peer, method, headers, body } = request;
  const target = request.rawQuery ? `${request.path}?${request.rawQuery}` : request.path;
  return house.recorder.record({
    direction: 'in',
    door,
    playerId: player.id,
    peer,
    method,
    target,
    headers,
    body,
  });
}
