import type { Leak, LeakKind } from '../../evidence/status-pages.ts';
import { fromText } from './text-rules.ts';

/** Members of /info and /status/info (hklages/node-red-contrib-sonos-plus, aiosonos DiscoveryInfo). */
const BY_MEMBER: ReadonlyMap<string, LeakKind> = new Map([
  ['serialNumber', 'serial-number'],
  ['householdId', 'household-id'],
  ['SSID', 'wifi-network'],
  ['ssid', 'wifi-network'],
]);

const MAX_DEPTH = 12;

export function fromJson(text: string): readonly Leak[] {
  const leaks: Leak[] = [];
  try {
    collect(JSON.parse(text), 0, leaks);
  } catch {
    return fromText(text);
  }
  return leaks;
}

function collect(value: unknown, depth: number, into: Leak[]): void {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return;
  for (const [name, member] of Object.entries(value)) {
    const kind = BY_MEMBER.get(name);
    if (kind !== undefined && typeof member === 'string') into.push({ kind, value: member });
    else collect(member, depth + 1, into);
  }
}
