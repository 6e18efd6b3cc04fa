import type { LabHost } from './lab.ts';
import { onLink } from './mdns-ears.ts';
import type { Answer6, Ssdp6Input } from './scripts/ssdp6.ts';

export const ZONE_PLAYER = 'urn:schemas-upnp-org:device:ZonePlayer:1';

/** UDA 2.0 §1.3.2 and annex A, by hand. */
export const searchFor = (target: string, group = 'FF02::C'): string =>
  [
    'M-SEARCH * HTTP/1.1',
    `HOST: [${group}]:1900`,
    'MAN: "ssdp:discover"',
    'MX: 1',
    `ST: ${target}`,
    '\r\n',
  ].join('\r\n');

/** Says datagrams to the group of the link, and gives what comes back. */
export async function overIpv6(
  host: LabHost,
  input: Partial<Ssdp6Input> & Pick<Ssdp6Input, 'say'>,
): Promise<readonly Answer6[]> {
  const from = input.from ?? (await onLink(host));
  const whole: Ssdp6Input = {
    card: 'eth0',
    group: 'ff02::c',
    everyMs: 1500,
    timeoutMs: 3000,
    until: [],
    ...input,
    from,
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the script prints
  return (await host.script('ssdp6.ts', whole)) as readonly Answer6[];
}

/** Addresses to which answers lead, each once, in order. */
export const ledTo = (answers: readonly Answer6[]): readonly string[] =>
  [
    ...new Set(
      answers.map(({ text }) => /^LOCATION: http:\/\/([\d.]+):1400\//m.exec(text)?.[1] ?? `nowhere: ${text}`),
    ),
  ].toSorted();
