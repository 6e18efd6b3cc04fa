/** What looks like a reference (XML 1.0 §4.1), known or not. An ampersand that begins none can only mean itself. */
const BARE = /&(?!(?:#\d{1,8}|#x[0-9A-Fa-f]{1,6}|[A-Za-z_][\w.-]{0,30});)/g;

/**
 * The text with its bare ampersands escaped: clients and players send titles like `Kyla & the gang` as they came (recorded
 * by svrooij/node-sonos-ts, alarm-clock.service.test). Undefined where there is none, or where a section stands in which an ampersand is no markup: there
 * this would change what is read.
 */
export function withoutBareAmpersands(text: string): string | undefined {
  if (text.includes('<!')) return undefined;
  const escaped = text.replace(BARE, '&amp;');
  return escaped === text ? undefined : escaped;
}
