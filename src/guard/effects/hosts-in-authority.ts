/** One reading for everybody: a name or an address, with a plain user before it or a port behind it (RFC 3986 §3.2). */
const PLAIN = /^(?:[\w.~!$&()*+,;=:-]*@)?(\[[0-9a-f:.]+\]|[\w.-]*)(?::\d*)?$/i;

/** Where readers of URLs part: a second `@`, a backslash (a slash to browsers and Node.js), white space. */
const TURNS = /[\s@\\\ufeff]+/;
/** Quotes end a URL in a text, and are a part of the name to the URL Standard: both count. */
const TURNS_AND_QUOTES = /[\s@\\"'<>\ufeff]+/;
const DROPPED = /[\s\ufeff\p{Cc}]+/gu;

/**
 * The hosts that some reader could find in the authority of a URI; `''` for an authority that names none. RFC 3986 and
 * the URL Standard of browsers read `a@b@c`, `a\@b` and a tab inside a name in different ways, and nobody outside has
 * described how players do: whatever stands between the turns counts.
 */
export function hostsIn(authority: string): readonly string[] {
  const [match, plain] = PLAIN.exec(authority) ?? [];
  if (match !== undefined) return [nameOf(plain ?? '')];
  const readings = [authority, authority.replace(DROPPED, '')];
  const names = [TURNS_AND_QUOTES, TURNS]
    .flatMap((turns) => readings.flatMap((reading) => reading.split(turns)))
    .map(withoutPort);
  return [...new Set(names.filter((name) => name !== '').map(nameOf))];
}

const withoutPort = (text: string): string => text.replace(/:.*$/s, '');

const nameOf = (host: string): string =>
  host
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
