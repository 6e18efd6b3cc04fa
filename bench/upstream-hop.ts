import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { knownAddress as ip } from '../src/base/address.ts';
import { soapCall, writeUpstream } from '../src/guard/upstream/request.ts';
import { createUpstream } from '../src/guard/upstream/upstream.ts';
import { nodeClock } from '../src/host/clock.ts';
import { nodeNet } from '../src/host/net.ts';
import type { Benchmark, Figure } from './benchmark.ts';
import { inTurn, type Load, type Measured } from './in-turn.ts';
import { startMeasured } from './measured-process.ts';
import { median } from './paired.ts';

const PLAYER = { host: ip('127.96.0.1'), port: 1400 };
const SERVER = join(import.meta.dirname, 'programs/one-answer.ts');
const TURNS = { clients: 16, rounds: 9, roundMs: 300 };

const call = soapCall(PLAYER, '/MediaRenderer/RenderingControl/Control', {
  serviceType: 'urn:schemas-upnp-org:service:RenderingControl:1',
  action: 'GetVolume',
  arguments: [
    ['InstanceID', '0'],
    ['Channel', 'Master'],
  ],
});

/** Ours writes the request, keeps a deadline, and reads the answer strictly under limits. */
function ours(): Load {
  const upstream = createUpstream({ net: nodeNet(), clock: nodeClock() });
  return { name: 'guard/upstream', work: async () => (await upstream.send(writeUpstream(call))).ok };
}

const nodeHttp: Load = {
  name: 'node:http, an agent that keeps nothing',
  work: () =>
    new Promise((resolve) => {
      const headers = Object.fromEntries(call.headers);
      const options = { host: PLAYER.host, port: PLAYER.port, path: call.path, method: 'POST', headers };
      const sent = request({ ...options, agent: false, timeout: 8000 }, (response) => {
        response.resume();
        response.once('end', () => resolve(response.statusCode === 200));
      });
      sent.once('error', () => resolve(false));
      sent.end(call.body);
    }),
};

/** The floor: the same bytes, and whatever comes is taken for an answer. */
function bare(): Load {
  const { bytes } = writeUpstream(call);
  return {
    name: 'node:net, nothing read',
    work: () =>
      new Promise((resolve) => {
        const socket = connect({ host: PLAYER.host, port: PLAYER.port });
        socket.once('error', () => resolve(false));
        socket.once('data', () => {
          socket.destroy();
          resolve(true);
        });
        socket.write(bytes);
      }),
  };
}

/** The hop to the player by itself: one request, one fresh connection, against a server that does nothing. */
export const upstreamHop: Benchmark = {
  name: 'upstream-hop',
  async run() {
    const server = await startMeasured([SERVER, PLAYER.host]);
    try {
      const loads = [ours(), nodeHttp, bare()];
      const measured = await inTurn(loads, TURNS);
      return loads.flatMap(({ name }) => figures(name, measured.get(name) ?? []));
    } finally {
      await server.stop();
    }
  },
};

const figures = (name: string, rounds: readonly Measured[]): readonly Figure[] => [
  { name, value: median(rounds.map(({ rate }) => rate)), unit: `a second, ${TURNS.clients} clients` },
  {
    name: `${name}: processor time`,
    value: median(rounds.map(({ microseconds }) => microseconds)),
    unit: 'µs for each',
  },
];
