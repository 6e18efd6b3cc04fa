import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { knownAddress as ip } from '../src/base/address.ts';
import { Shield } from '../src/guard/shield/shield.ts';
import { soapCall, writeUpstream } from '../src/guard/upstream/request.ts';
import { createUpstream, type Upstream } from '../src/guard/upstream/upstream.ts';
import { nodeClock } from '../src/host/clock.ts';
import { nodeNet } from '../src/host/net.ts';
import type { Benchmark, Figure } from './benchmark.ts';
import { inTurn, type Load, type Measured } from './in-turn.ts';
import { startMeasured } from './measured-process.ts';
import { median } from './paired.ts';

const PLAYER = { host: ip('127.96.0.1'), port: 1400 };
const MAIN = join(import.meta.dirname, '../src/cli/main.ts');
const TURNS = { clients: 64, rounds: 5, roundMs: 1000 };
/** A round trip over Wi-Fi and the player's own work: the least that was seen. */
const PLAYER_MS = 5;

const household = JSON.stringify({
  name: 'weak',
  rooms: [{ name: 'Kitchen', players: [{ model: 'S13', build: '86.10-80260', address: PLAYER.host }] }],
  faults: [{ kind: 'slow', ms: PLAYER_MS }],
});

/** What apps poll while they are open (SoCo, node-sonos): volume, mute, transport, position. */
const POLLED = [
  [
    'RenderingControl',
    'GetVolume',
    [
      ['InstanceID', '0'],
      ['Channel', 'Master'],
    ],
  ],
  [
    'RenderingControl',
    'GetMute',
    [
      ['InstanceID', '0'],
      ['Channel', 'Master'],
    ],
  ],
  ['AVTransport', 'GetTransportInfo', [['InstanceID', '0']]],
  ['AVTransport', 'GetPositionInfo', [['InstanceID', '0']]],
] as const;

const polls = POLLED.map(([service, action, args]) => ({
  service,
  request: soapCall(PLAYER, `/MediaRenderer/${service}/Control`, {
    serviceType: `urn:schemas-upnp-org:service:${service}:1`,
    action,
    arguments: args,
  }),
}));

/** 64 pollers that ask as fast as they are answered, each in its own order, straight at the player. */
function direct(upstream: Upstream): Load {
  const next = turns();
  return {
    name: 'direct',
    work: async (client) => {
      const { request } = next(client);
      const outcome = await upstream.send(writeUpstream(request));
      return outcome.ok && outcome.value.status === 200;
    },
  };
}

/** The same through the shield; the clients' own connections to the guard are not in it. */
function shielded(upstream: Upstream): Load {
  const shield = new Shield({ clock: nodeClock(), upstream });
  const next = turns();
  return {
    name: 'through the shield',
    work: async (client) => {
      const outcome = await shield.read({ principal: `poller-${client}`, ...next(client) });
      return outcome.ok && outcome.value.status === 200;
    },
  };
}

function turns() {
  const counts = Array.from({ length: TURNS.clients }, (_, client) => client);
  return (client: number) => {
    const count = counts[client] ?? 0;
    counts[client] = count + 1;
    const poll = polls[count % polls.length];
    if (!poll) throw new Error('nothing to poll');
    return poll;
  };
}

/** Reads of many controllers from one simulated player with 4 workers and 36 connections. */
export const shieldedReads: Benchmark = {
  name: 'shielded-reads',
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'tonewall-bench-'));
    const file = join(folder, 'weak.yaml');
    await writeFile(file, household);
    const player = await startMeasured([MAIN, 'sim', '--household', file, '--json']);
    try {
      return await measure();
    } finally {
      await player.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function measure(): Promise<readonly Figure[]> {
  const upstream = createUpstream({ net: nodeNet(), clock: nodeClock() });
  let reached = 0;
  const counted: Upstream = {
    send: (written) => {
      reached += 1;
      return upstream.send(written);
    },
  };
  const measured = await inTurn([direct(upstream), shielded(counted)], TURNS);
  const [bare = [], behind = []] = [...measured.values()];
  const seconds = ((TURNS.rounds + 1) * TURNS.roundMs) / 1000;
  return [
    { name: 'direct: answers', value: medianRate(bare), unit: 'a second, 64 pollers' },
    {
      name: 'direct: turned away or cut off',
      value: median(bare.map(({ failed }) => 100 * failed)),
      unit: '%',
    },
    { name: 'through the shield: answers', value: medianRate(behind), unit: 'a second, 64 pollers' },
    {
      name: 'through the shield: failed',
      value: median(behind.map(({ failed }) => 100 * failed)),
      unit: '%',
    },
    { name: 'through the shield: reached the player', value: reached / seconds, unit: 'a second' },
    {
      name: 'ratio (shield to direct)',
      value: median(behind.map(({ rate }, round) => rate / (bare[round]?.rate ?? Number.NaN))),
      unit: '×',
      goal: 'at least 10 ×',
    },
  ];
}

const medianRate = (rounds: readonly Measured[]): number => median(rounds.map(({ rate }) => rate));
