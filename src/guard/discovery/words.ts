import { formatEndpoint, type IpAddress } from '../../base/address.ts';
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

export const aliveOf = ({ target, ...statement }: Statement): Uint8Array =>
  writeAnnouncement({ ...statement, nts: 'ssdp:alive', nt: target });

/** A good-bye has neither LOCATION nor age (UDA 2.0 §1.2.3). */
export const byebyeOf = ({ target, usn, headers }: Statement): Uint8Array =>
  writeAnnouncement({ nts: 'ssdp:byebye', nt: target, usn, headers });

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
