import { expect, it } from 'vitest';
import { cardFiles, GATEWAY, sceneOf } from '../../../../test/rig/doctor.ts';
import { returnPathElsewhere } from './return-path-elsewhere.ts';

const HEAD = 'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT';
const route = (card: string, network: string, mask: string) =>
  `${card}\t${network}\t00000000\t0001\t0\t0\t0\t${mask}\t0\t0\t0`;
const [SPEAKERS, HOME, ALL] = ['001E000A', '000A000A', '00000000'];
const table = (...routes: readonly string[]) => ({ '/proc/net/route': [HEAD, ...routes, ''].join('\n') });
const WELL = [route('eth1', SPEAKERS, '00FFFFFF'), route('eth2', HOME, '00FFFFFF'), route('eth0', ALL, ALL)];
const filter = (card: string, value: number) => ({
  [`/proc/sys/net/ipv4/conf/${card}/rp_filter`]: `${value}\n`,
});
const CARDS = cardFiles({ eth0: {}, eth1: {}, eth2: {} });

const look = (files: Readonly<Record<string, string>>) =>
  returnPathElsewhere.look(sceneOf({ files: { ...CARDS, ...files } }, GATEWAY));

it('passes where each way leads back through its own card, whatever the filter', async () => {
  const found = await look({
    ...table(...WELL),
    ...filter('all', 0),
    ...filter('eth1', 1),
    ...filter('eth2', 2),
  });
  expect(found).toMatchObject({
    verdict: 'pass',
    evidence: [
      'eth1 (speakers) is the way to 10.0.30.0/24; its reverse path filter is strict.',
      'eth2 (home) is the way to 10.0.10.0/24; its reverse path filter is loose.',
      'eth0 (internet) is the way to the internet; its reverse path filter is off.',
    ],
  });
});

it('fails where it leads elsewhere; the larger of two filters holds (ip-sysctl.rst)', async () => {
  const found = await look({
    ...table(route('eth2', SPEAKERS, '00FFFFFF'), route('eth2', HOME, '00FFFFFF')),
    ...filter('all', 1),
    ...filter('eth1', 0),
  });
  expect(found).toEqual({
    verdict: 'fail',
    evidence: [
      'The route to 10.0.30.0/24 leads through eth2, not eth1 (speakers); its reverse path filter is strict: what comes in there is dropped.',
      'eth2 (home) is the way to 10.0.10.0/24; its reverse path filter is strict.',
      'There is no route to the internet; its reverse path filter is strict: what comes in there is dropped.',
    ],
    cures: [
      'ip route replace 10.0.30.0/24 dev eth1',
      'Let the default route lead through eth0 (ip route replace default via GATEWAY dev eth0), or name the right card in the configuration',
    ],
    sent: [],
  });
});

it('tells of a filter that cannot be read', async () => {
  expect((await look(table(...WELL))).evidence[0]).toBe(
    'eth1 (speakers) is the way to 10.0.30.0/24; its reverse path filter cannot be read.',
  );
});

it('cannot tell where no routes are shown', async () => {
  expect((await look({})).verdict).toBe('inconclusive');
});

it('is no matter where no card is there', async () => {
  const scene = sceneOf({ files: { ...cardFiles({ lo: {} }), ...table() } }, GATEWAY);
  expect((await returnPathElsewhere.look(scene)).verdict).toBe('not-applicable');
});
