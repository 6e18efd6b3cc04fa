import type { PlayerId } from '../../../base/ids.ts';
import type { MdnsRecord } from '../../../wire/mdns/message.ts';

/** Names compare without case (RFC 6762 §16). */
export const isSameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** `RINCON_…` and `Sonos-<MAC>`, in lower case: before `@Room` in names of instances, and alone (2021, 57.23, 86.10 and 97.1). */
function handlesOf(id: PlayerId): readonly string[] {
  const mac = /^RINCON_([0-9A-F]{12})01400$/i.exec(id)?.[1];
  return [id, ...(mac === undefined ? [] : [`sonos-${mac}`, `sonos${mac}`])].map((name) =>
    name.toLowerCase(),
  );
}

/** RFC 6763 §4.1.1: the first label is text without control characters; the parser bounds it to 63 bytes. */
const TEXT = /^\P{Cc}+$/u;

export const isText = (label: string): boolean => TEXT.test(label);

/** Whether the name of an instance begins with one of them. */
export function hasHandle(label: string, id: PlayerId): boolean {
  const [handle = ''] = label.toLowerCase().split('@');
  return handlesOf(id).includes(handle);
}

/** `sonosRINCON_…` (2024) and `sonos<MAC>` (2021 and before), alone. */
export const hasSpotifyHandle = (label: string, id: PlayerId): boolean =>
  [`sonos${id}`.toLowerCase(), ...handlesOf(id)].includes(label.toLowerCase());

export const isOwnHost = (name: string, id: PlayerId): boolean =>
  handlesOf(id).some((handle) => isSameName(name, `${handle}.local`));

/** Whether a host is named as players name theirs. */
export const isHostOfPlayers = (name: string): boolean =>
  /^(rincon_\w+|sonos-?[\da-f]{12})\.local$/i.test(name);

/** Whether records speak of a player, by whatever name, target or text. They are gone through once, however many players there are: anybody may send many. */
export function claimsIn(records: readonly MdnsRecord[]): (id: PlayerId) => boolean {
  const text = records.map(textOf).join('\n').toLowerCase();
  if (!text.includes('rincon_') && !text.includes('sonos')) return () => false;
  return (id) => handlesOf(id).some((handle) => text.includes(handle));
}

function textOf(record: MdnsRecord): string {
  if (record.type === 'PTR' || record.type === 'SRV') return `${record.name}\n${record.target}`;
  if (record.type !== 'TXT') return record.name;
  const values = record.entries.map(([, value]) => (typeof value === 'string' ? value : ''));
  return [record.name, ...values].join('\n');
}
