import type { Contacts } from './contacts.ts';
import type { Provenance } from './provenance.ts';

/** A kind of object of ContentDirectory, told by how its id begins. */
export interface ObjectIdFacts extends Provenance {
  readonly prefix: string;
  readonly what: string;
  /** What reading or playing an object of this kind contacts; the bare prefix names the list itself, which is on the player. */
  readonly contacts: Contacts;
}

const CLIENTS = ['SoCo/SoCo', 'janbar/noson'];

const own = (prefix: string, what: string): ObjectIdFacts => ({
  prefix,
  what,
  contacts: 'nothing',
  sources: CLIENTS,
  confidence: 'seen',
});

export const OBJECT_IDS: readonly ObjectIdFacts[] = [
  own('A:', 'the index of the music library: artists, albums, tracks'),
  own('Q:', 'the queue'),
  own('SQ:', 'a playlist of the household'),
  own('R:', 'stations and shows that were kept'),
  own('FV:', 'a favourite'),
  own('AI:', 'an input of a player'),
  {
    prefix: 'S:',
    what: 'a share or a folder of one, by its path: `S://host/share/folder`',
    // Unsure: whether a player dials the host when it is asked for a folder that it has not indexed. A listener of one's own
    // as the host, and a look at who connects, would settle it.
    contacts: 'unsure',
    sources: [...CLIENTS, 'svrooij/sonos-api-docs'],
    confidence: 'unsure',
  },
];

/** What an object contacts; undefined for an id that nobody has described, which a filter should refuse. */
export function objectContacts(id: string): Contacts | undefined {
  const text = decoded(id).trim();
  if (/^\d*$/.test(text)) return 'nothing';
  const facts = OBJECT_IDS.find(({ prefix }) => text.toUpperCase().startsWith(prefix));
  return facts && text.length === facts.prefix.length ? 'nothing' : facts?.contacts;
}

const MAX_DECODINGS = 3;

/** An id travels inside a URI inside an id: the escapes of all of them are taken off, and what is no escape stays. */
export const decoded = (text: string): string => decodings(text).at(-1) ?? text;

/** The text itself and what it is after each round of taking off escapes, as long as that changes it. */
export function decodings(text: string): readonly string[] {
  const forms = [text];
  for (let plain = text; forms.length <= MAX_DECODINGS && plain.includes('%'); ) {
    const next = plain.replace(/%([0-7][0-9a-f])/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
    if (next === plain) break;
    plain = next;
    forms.push(plain);
  }
  return forms;
}
