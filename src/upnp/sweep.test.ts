import { afterEach, describe, expect, it } from 'vitest';
import { parseCidr, knownAddress as ip } from '../base/address.ts';
import { nodeNet } from '../host/net.ts';
import { ConnectFailure, type Listener, type Net } from '../ports/net.ts';
import { sweep } from './sweep.ts';

const net = nodeNet();
const open: Listener[] = [];
afterEach(() => Promise.all(open.splice(0).map((listener) => listener.close())));

const listen = async (host: string, port: number): Promise<void> => {
  open.push(await net.listen({ host: ip(host), port }, (stream) => stream.close()));
};

const network = parseCidr('127.32.4.0/28');
if (!network) throw new Error('a network expected');

describe('a sweep', () => {
  it('asks for more ports only where a first one is open', async () => {
    await listen('127.32.4.5', 14_000);
    await listen('127.32.4.5', 14_430);
    await listen('127.32.4.9', 14_430);
    const progress: number[] = [];
    const result = await sweep(
      { net },
      {
        network,
        firstPorts: [14_000],
        morePorts: [14_430, 14_431],
        onProgress: (done) => progress.push(done),
      },
    );
    expect([...result.open]).toEqual([['127.32.4.5', [14_000, 14_430]]]);
    expect(progress.at(-1)).toBe(14);
  });

  it('leaves out a port that "opens" where no host can be', async () => {
    await listen('127.32.4.5', 14_000);
    await listen('127.32.4.14', 14_000);
    const result = await sweep({ net }, { network, firstPorts: [14_000], canary: ip('127.32.4.14') });
    expect(result).toEqual({ open: new Map(), answeredByMiddlebox: [14_000], inconclusive: 0 });
  });

  it('does not take a failure of its own for a closed port', async () => {
    const connect: Net['connect'] = async ({ host }) => {
      throw new ConnectFailure(host.endsWith('.5') ? 'other' : 'refused', 'EMFILE');
    };
    const result = await sweep({ net: { ...net, connect } }, { network, firstPorts: [14_000] });
    expect(result).toEqual({ open: new Map(), answeredByMiddlebox: [], inconclusive: 1 });
  });

  it('stops when it is no longer wanted', async () => {
    const signal = AbortSignal.abort();
    await expect(sweep({ net }, { network, firstPorts: [14_000], signal })).rejects.toMatchObject({
      name: 'ConnectFailure',
      reason: 'aborted',
    });
  });

  it('refuses a network that is too large', async () => {
    await expect(sweep({ net }, { network: { base: 0, prefix: 8 }, firstPorts: [1400] })).rejects.toThrow(
      'too large',
    );
  });
});
