import { type Endpoint, formatEndpoint, type IpAddress } from '../../base/address.ts';
import { writeAnnouncement, writeSearch, writeSearchResponse } from '../../wire/ssdp/write.ts';
import type { Statement } from './statement.ts';
import { GROUP } from './voices.ts';

const answers = new WeakMap<Statement, Uint8Array>();

/** The answer to a search, as the player would give it. Written once for each statement: a thousand may ask. */
export function answerOf(statement: Statement): Uint8Array {
  const known = answers.get(statement);
  if (known) return known;
  const { target, ...said } = statement;
  const bytes = writeSearchResponse({ ...said, searchTarget: target });
  answers.set(statement, bytes);
  return bytes;
}

/** An announcement for a group, with its address in HOST (UDA 2.0 §1.2.2). */
export type Announce = (statement: Statement, group: Endpoint) => Uint8Array;

export const aliveOf: Announce = ({ target, ...statement }, group) =>
  writeAnnouncement({ ...statement, nts: 'ssdp:alive', nt: target, host: formatEndpoint(group) });

/** A good-bye has neither LOCATION nor age (UDA 2.0 §1.2.3). */
export const byebyeOf: Announce = ({ target, usn, headers }, group) =>
  writeAnnouncement({ nts: 'ssdp:byebye', nt: target, usn, headers, host: formatEndpoint(group) });

/** The targets a search is after (UDA 2.0 §1.3.2). */
export const matching = (statements: readonly Statement[], searchTarget: string): readonly Statement[] =>
  searchTarget === 'ssdp:all' ? statements : statements.filter(({ target }) => target === searchTarget);

const PLAYER_TARGET = 'urn:schemas-upnp-org:device:ZonePlayer:1';

/** Is it there? One small answer. */
export const askWhether = (host: IpAddress): Uint8Array =>
  writeSearch({ searchTarget: PLAYER_TARGET, host: formatEndpoint({ ...GROUP, host }) });

/** What has it to say? Some 25 datagrams. */
export const askForAll = (host: IpAddress): Uint8Array =>
  writeSearch({ searchTarget: 'ssdp:all', host: formatEndpoint({ ...GROUP, host }) });
