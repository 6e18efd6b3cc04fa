import { loadavg } from 'node:os';
import { must } from '../test/lab/gateway.ts';
import type { Benchmark, Figure } from './benchmark.ts';
import { type SegmentLab, segmentLab } from './segments/lab.ts';
import { inTurn, type MediaHosts, PLAYER, PORT } from './segments/media-in-turn.ts';
import { openPinhole } from './segments/offer.ts';
import { isReady } from './segments/skip.ts';

const PLAIN = 'plain routing';
const FAST = 'as fast as the processor';
/** As the boxes of docs/install.md have it without Tonewall. */
const MASQUERADING = 'a router that masquerades';
const MASQUERADE =
  'add table ip internet; add chain ip internet leaving { type nat hook postrouting priority 100; }; add rule ip internet leaving oifname "internet" masquerade';
/** What a card carries, and how much of it may leave at once: two of the largest segments and more. */
const CARDS = [
  { rate: '1gbit', burst: '128k', how: 'cards of 1 Gbit/s' },
  { rate: '10gbit', burst: '512k', how: 'cards of 10 Gbit/s' },
] as const;

/**
 * A player fetches from a phone, by the pinhole that the guard opened for it, and from a phone behind a router that has no rules: over cards
 * as there are, and over virtual ones that carry what the processor gives; by the rules alone, and with the short way.
 */
export const segmentMedia: Benchmark = {
  name: 'segment-media',
  async run() {
    const needs = ['ip', 'nft', 'iperf3'] as const;
    if (!isReady(needs, needs)) return [];
    const [load = Number.NaN] = loadavg();
    const lab = await segmentLab();
    try {
      return [{ name: 'load of the machine before', value: load, unit: '' }, ...(await measure(lab))];
    } finally {
      await lab.close();
    }
  },
};

/** Under the rules as they are by themselves, and where what is answered to players goes the short way. */
const WAYS = [
  { way: 'the rules', isShort: false },
  { way: 'the short way', isShort: true },
] as const;

async function measure({ hosts, shortWay }: SegmentLab): Promise<readonly Figure[]> {
  for (const host of [hosts.phones, hosts.others])
    await host.start('iperf3', ['--server', '--port', `${PORT}`, '--forceflush'], {
      ready: 'Server listening',
    });
  const figures: Figure[] = [];
  for (const { way, isShort } of WAYS) {
    await shortWay(isShort);
    // The rules were made anew, and pinholes ended with them.
    await openPinhole(hosts.phones, PLAYER, PORT);
    figures.push(
      ...(await overCards(hosts, way)),
      ...(await inTurn(hosts, { way, rival: PLAIN, how: FAST })),
      ...(await besideMasquerading(hosts, way)),
      ...(await eachByItself(hosts, way)),
    );
  }
  return figures;
}

async function overCards(hosts: MediaHosts, way: string): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const { rate, burst, how } of CARDS) {
    const card = ['root', 'tbf', 'rate', rate, 'burst', burst, 'latency', '10ms'];
    for (const host of ends(hosts)) await must(host, 'tc', 'qdisc', 'replace', 'dev', 'eth0', ...card);
    figures.push(...(await inTurn(hosts, { way, rival: PLAIN, how })));
  }
  for (const host of ends(hosts)) await must(host, 'tc', 'qdisc', 'delete', 'dev', 'eth0', 'root');
  return figures;
}

/** Whoever gives many one address for the internet remembers connections, and pays for that with each packet that passes. */
async function besideMasquerading(hosts: MediaHosts, way: string): Promise<readonly Figure[]> {
  await must(hosts.plain, 'nft', MASQUERADE);
  const figures = await inTurn(hosts, { way, rival: MASQUERADING, how: FAST });
  await must(hosts.plain, 'nft', 'delete table ip internet');
  return figures;
}

/** What a card cannot put together passes in packets of 1,500 bytes, and each meets the rules. */
async function eachByItself(hosts: MediaHosts, way: string): Promise<readonly Figure[]> {
  for (const host of ends(hosts)) await must(host, 'ip', 'link', 'set', 'eth0', 'gso_max_segs', '1');
  const figures = await inTurn(hosts, { way, rival: PLAIN, how: 'each packet by itself' });
  for (const host of ends(hosts)) await must(host, 'ip', 'link', 'set', 'eth0', 'gso_max_segs', '65535');
  return figures;
}

const ends = ({ phones, others, players }: MediaHosts) => [phones, others, players];
