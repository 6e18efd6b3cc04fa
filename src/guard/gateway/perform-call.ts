import { parseSoapResponse, writeSoapResponse } from '../../wire/soap/response.ts';
import { writeSoapFault } from '../../wire/soap/fault.ts';
import type { UnderstoodCall } from '../request/understood.ts';
import type { UpstreamAnswer } from '../upstream/outcome.ts';
import { soapCall } from '../upstream/request.ts';
import type { Addresses } from './addresses.ts';
import { type Answer, XML_TYPE } from './answer.ts';
import type { PlayerPlace } from './guarded-player.ts';
import type { PlayerAccess } from './player-access.ts';
import { playerFailed } from './refusals.ts';

export interface Permitted<T> {
  readonly understood: T;
  readonly place: PlayerPlace;
  /** Whose turn it is in the player's queue. */
  readonly forWhom: string;
  /** Players whose state may be another afterwards. */
  readonly touched: readonly PlayerPlace[];
}

/** Sends a permitted call, written anew, and writes the answer anew. */
export async function performCall(
  access: PlayerAccess,
  addresses: Addresses,
  { understood, place, forWhom, touched }: Permitted<UnderstoodCall>,
): Promise<Answer> {
  const { serviceType, name, controlPath, arguments: args } = understood;
  const request = soapCall(place.endpoint, controlPath, { serviceType, action: name, arguments: args });
  const outcome =
    understood.action.riskClass === 'read'
      ? await access.read(request, forWhom)
      : await access.write(request, { forWhom, touched });
  if (!outcome.ok) return playerFailed('soap', outcome.error.kind === 'timeout', 'the player did not answer');
  return answerOf(outcome.value, understood, addresses);
}

/** A fault of the player is passed on as it is. What is neither result nor fault is nothing that a client could use. */
function answerOf(
  { status, body }: UpstreamAnswer,
  { name }: UnderstoodCall,
  { outward }: Addresses,
): Answer {
  const response = parseSoapResponse(body, { action: name });
  if (!response.ok)
    return playerFailed('soap', false, `the player answered with status ${status} and no result`);
  if (response.value.kind === 'fault') return xml(500, writeSoapFault(response.value));
  const { serviceType, action, arguments: args } = response.value;
  const told = args.map(([argument, value]) => [argument, outward(value)] as const);
  return xml(200, writeSoapResponse({ serviceType, action, arguments: told }));
}

const xml = (status: number, body: string): Answer => ({
  status,
  headers: [
    ['CONTENT-TYPE', XML_TYPE],
    ['EXT', ''],
  ],
  body,
});
