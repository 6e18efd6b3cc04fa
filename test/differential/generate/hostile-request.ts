import { changed } from './byte-tricks.ts';
import { chooseCall } from './calls.ts';
import { type Choices, once, pick } from './choices.ts';
import { type Draft, draftOf, writeDraft } from './draft.ts';
import { chooseEventing } from './eventing.ts';
import { framed } from './framing-tricks.ts';
import { HEAD_TRICKS } from './head-tricks.ts';
import type { Room } from './houses.ts';
import { choosePage, chooseRoom } from './pages.ts';
import { soapActionTrick } from './soapaction-tricks.ts';
import { chooseSpotify } from './spotify.ts';
import { plainSpelling, spell } from './spell.ts';
import { XML_TRICKS } from './xml-tricks.ts';

/** What is sent to a door, in the pieces in which it arrives. */
export interface HostileRequest {
  readonly room: Room;
  readonly pieces: readonly Uint8Array[];
}

/**
 * A request of a real client with up to a handful of tricks: in the XML, in the headers, in how its end is told, in single
 * bytes. The plainest choices give a plain GetVolume.
 */
export function hostileRequest(choices: Choices): HostileRequest {
  const room = chooseRoom(choices);
  const draft = chooseDraft(choices, room);
  if (once(choices, 3))
    for (let left = 1 + choices.below(2); left > 0; left -= 1) pick(choices, HEAD_TRICKS)(choices, draft);
  if (once(choices, 8)) framed(choices, draft);
  let bytes = writeDraft(draft);
  if (once(choices, 6))
    for (let left = 1 + choices.below(2); left > 0; left -= 1) bytes = changed(choices, bytes);
  return { room, pieces: split(choices, bytes) };
}

export function chooseDraft(choices: Choices, room: Room): Draft {
  const kind = choices.below(11);
  if (kind === 8) return chooseEventing(choices, room);
  if (kind === 10) return chooseSpotify(choices, room);
  return kind === 9 ? choosePage(choices, room) : chooseSoap(choices, room);
}

function chooseSoap(choices: Choices, { guardAddress }: Room): Draft {
  const call = chooseCall(choices);
  const action = `"${call.serviceType}#${call.action}"`;
  const header = once(choices, 10) ? soapActionTrick(choices, call) : action;
  const how = plainSpelling(call.serviceType);
  for (let left = pick(choices, [0, 0, 1, 1, 2]); left > 0; left -= 1)
    pick(choices, XML_TRICKS)(choices, call, how);
  const headers: readonly (readonly [string, string])[] = [
    ['Host', `${guardAddress}:1400`],
    ['Content-Type', 'text/xml; charset="utf-8"'],
    ...(header === undefined ? [] : [['SOAPACTION', header] as const]),
  ];
  return draftOf('POST', call.path, headers, spell(call, how));
}

/** Mostly in one piece; otherwise cut where it hurts. */
export function split(choices: Choices, bytes: Uint8Array): readonly Uint8Array[] {
  if (!once(choices, 5) || bytes.length < 2) return [bytes];
  const first = 1 + choices.below(bytes.length - 1);
  const second = first + choices.below(bytes.length - first);
  return [bytes.subarray(0, first), bytes.subarray(first, second), bytes.subarray(second)].filter(
    (piece) => piece.length > 0,
  );
}
