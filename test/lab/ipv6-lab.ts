import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DiscoveryLab, discoveryLab, enrol, journalOf, PLAYERS } from './discovery-lab.ts';
import { must } from './gateway.ts';
import { FOR_SPEAKERS, onLink } from './mdns-ears.ts';

/** The house of `mdns.test.ts`, asked over IPv6: every host has an address of its link, as Linux gives it. */
export async function houseOverIpv6(): Promise<DiscoveryLab> {
  const lab = await discoveryLab();
  await enrol(lab, 'tablet');
  return lab;
}

export type Host = keyof DiscoveryLab['hosts'];

/** The router's card in each segment of people. */
export const CARDS = { phone: 'eth1', guest: 'eth2', thing: 'eth3', tablet: 'eth3' } as const;

/** A browser that asks for players until it has heard of all. */
export const ASK = { questions: FOR_SPEAKERS, until: PLAYERS, everyMs: 1500, timeoutMs: 15_000 } as const;

/** What the journal has of searches: address, ground, effect and rooms. */
export async function writtenDown(
  lab: DiscoveryLab,
  action: 'mdns.query' | 'ssdp.search',
): Promise<readonly (readonly unknown[])[]> {
  const told = (await journalOf(lab, 'decision')).filter(({ facts }) => facts['action'] === action);
  return told.map(({ facts }) => ['address', 'ground', 'effect', 'rooms'].map((fact) => facts[fact]));
}

/** The same of everybody in the house of this file, each at the address of the link. */
export async function everybodysRooms({ hosts }: DiscoveryLab): Promise<readonly (readonly unknown[])[]> {
  const at = async (host: keyof typeof CARDS) => `${await onLink(hosts[host])}%${CARDS[host]}`;
  const all = ['Kitchen', 'Office', 'Living Room', 'Living Room Sub'];
  return [
    [await at('phone'), 'unknown', 'permit', all],
    [await at('guest'), 'unknown', 'permit', ['Kitchen']],
    [await at('thing'), 'unknown', 'forbid', []],
    [await at('tablet'), 'hardware', 'permit', all],
  ];
}

export const WAIT = { timeout: 60_000, interval: 500 };

export async function count(lab: DiscoveryLab, host: Host, table: string): Promise<void> {
  const file = join(lab.folder, `${host}.nft`);
  writeFileSync(file, table);
  await must(lab.hosts[host], 'nft', '-f', file);
}

/** Packets by the names of counters. */
export async function counted(
  lab: DiscoveryLab,
  host: Host,
  table: string,
): Promise<Readonly<Record<string, number>>> {
  const listing = await must(lab.hosts[host], 'nft', 'list', 'counters', 'table', 'inet', table);
  return Object.fromEntries(
    [...listing.matchAll(/counter (\w+) \{\s+packets (\d+)/g)].map(([, name = '', packets]) => [
      name,
      Number(packets),
    ]),
  );
}
