import type { Leak } from '../../evidence/status-pages.ts';

const MAC = /\b(?:[0-9a-f]{2}:){5}[0-9a-f]{2}\b/gi;
const IPV4 = /\b(?:\d{1,3}\.){3}\d{1,3}\b/;
const EMAIL = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/g;

export const looksLikeEmail = (text: string): boolean => /^[^\s@]{1,64}@[^\s@.]+(?:\.[^\s@.]+)+$/.test(text);

/** What output of a command or the content of a file gives away, by the command's or file's name. */
export function fromCommand(name: string, text: string): readonly Leak[] {
  if (name.includes('scangetresults')) return linesOf(text).flatMap(neighbour);
  if (name.includes('net/arp')) return linesOf(text).flatMap(arpEntry);
  if (name.includes('ifconfig') || name.includes('ath_rincon') || name.includes('showmacs'))
    return macsIn(text);
  return emailsIn(text);
}

/** A page that is neither XML nor JSON. */
export const fromText = (text: string): readonly Leak[] => [...emailsIn(text), ...macsIn(text)];

const emailsIn = (text: string): readonly Leak[] =>
  [...text.slice(0, 262_144).matchAll(EMAIL)].map(([value]) => ({ kind: 'account-email', value }));

const macsIn = (text: string): readonly Leak[] =>
  [...text.matchAll(MAC)]
    .map(([value]) => value)
    .filter((value) => !/^(?:00:){5}00$/.test(value))
    .map((value) => ({ kind: 'mac-address', value }));

/**
 * A line of the Wi-Fi scan: hardware address, strength, security, name.
 * Unsure: the layout; only words of 2016 describe it ("all WiFi networks near the device with name and security").
 */
function neighbour(line: string): readonly Leak[] {
  const match = /^\s*((?:[0-9a-f]{2}:){5}[0-9a-f]{2})\s+(-?\d{1,3})\s*dBm\s+(\S{1,40})\s+(.{1,64})$/i.exec(
    line,
  );
  const [, bssid, , protection, name] = match ?? [];
  if (bssid === undefined || name === undefined || protection === undefined)
    return macsIn(line).map(({ value }) => ({ kind: 'wifi-neighbour', value }));
  return [{ kind: 'wifi-neighbour', value: name, detail: `${protection}, ${bssid}` }];
}

/** `192.0.2.9  0x1  0x2  00:0e:58:aa:aa:aa  *  br0` (Linux /proc/net/arp). */
function arpEntry(line: string): readonly Leak[] {
  const address = IPV4.exec(line)?.[0];
  const mac = macsIn(line)[0]?.value;
  return address !== undefined && mac !== undefined
    ? [{ kind: 'network-address', value: address, detail: mac }]
    : [];
}

const linesOf = (text: string): readonly string[] => text.split(/\r?\n/).slice(0, 500);
