import { printable } from '../../base/text.ts';
import type { AccessRequest } from './access-request.ts';
import { placeText } from './places.ts';
import type { Facet } from './question.ts';
import type { ReasonId } from './reasons.ts';
import { volumeIn } from './sounding.ts';

/** One clause for people on what of the request met the rule; undefined where the reason says it all. */
export function detailOf(
  reason: ReasonId,
  {
    request,
    facet,
    cap,
  }: { readonly request: AccessRequest; readonly facet: Facet; readonly cap?: number | undefined },
): string | undefined {
  const room = printable(facet.room, 60);
  if (reason === 'volume-cap')
    return `${room} would be at ${volumeIn(request, facet.room)}, the cap is ${cap}`;
  if (reason === 'volume-unknown') return `${room}: the cap is ${cap}`;
  if (reason === 'room-not-permitted') return room;
  if (reason === 'source-not-permitted') return facet.source && printable(placeText(facet.source), 80);
  if (reason === 'forbidden-by-rule') return printable(request.action.id, 80);
  return undefined;
}
