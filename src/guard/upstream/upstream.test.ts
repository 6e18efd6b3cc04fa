import { afterEach, describe, expect, it } from 'vitest';
import { type Endpoint, knownAddress as ip } from '../../base/address.ts';
import { nodeClock } from '../../host/clock.ts';
import { nodeNet } from '../../host/net.ts';
import type { Listener, Stream } from '../../ports/net.ts';
import type { UpstreamOutcome } from './outcome.ts';
import { soapCall, type UpstreamRequest, writeUpstream } from './request.ts';
import { createUpstream } from './upstream.ts';

const net = nodeNet();
const clock = nodeClock();
const open: Listener[] = [];
afterEach(() => Promise.all(open.splice(0).map((listener) => listener.close())));

/** A player that does what it is told with every connection. */
async function player(behave: (stream: Stream) => Promise<void>): Promise<Endpoint> {
  const listener = await net.listen(
    { host: ip('127.32.7.1'), port: 0 },
    (stream) => void behave(stream).catch(() => {}),
  );
  open.push(listener);
  return listener.local;
}

const upstream = createUpstream({ net, clock }, { connectMs: 500, answerMs: 300, maxBodyBytes: 100 });

const ask = (target: Endpoint, request: Partial<UpstreamRequest> = {}): Promise<UpstreamOutcome> =>
  upstream.send(writeUpstream({ player: target, method: 'GET', path: '/', headers: [], ...request }));

const saying = (text: string) =>
  player(async (stream) => {
    await stream.read();
    await stream.write(text);
    stream.close();
  });

describe('a request', () => {
  it('of an action is written by UDA 2.0 §3.2.1, all of it by us', () => {
    const call = soapCall({ host: ip('192.0.2.21'), port: 1400 }, '/MediaRenderer/RenderingControl/Control', {
      serviceType: 'urn:schemas-upnp-org:service:RenderingControl:1',
      action: 'GetVolume',
      arguments: [
        ['InstanceID', '0'],
        ['Channel', 'Mäster & <more>'],
      ],
    });
    const body =
      '<?xml version="1.0" encoding="utf-8"?>' +
      '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" ' +
      's:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"><s:Body>' +
      '<u:GetVolume xmlns:u="urn:schemas-upnp-org:service:RenderingControl:1"><InstanceID>0</InstanceID>' +
      '<Channel>Mäster &amp; &lt;more&gt;</Channel></u:GetVolume></s:Body></s:Envelope>';
    expect(Buffer.from(writeUpstream(call).bytes).toString()).toBe(
      [
        'POST /MediaRenderer/RenderingControl/Control HTTP/1.1',
        'HOST: 192.0.2.21:1400',
        'CONTENT-TYPE: text/xml; charset="utf-8"',
        'SOAPACTION: "urn:schemas-upnp-org:service:RenderingControl:1#GetVolume"',
        'CONNECTION: close',
        `CONTENT-LENGTH: ${Buffer.byteLength(body)}`,
        '',
        body,
      ].join('\r\n'),
    );
  });

  it('gets what the player answers, a fault too', async () => {
    const target = await saying(
      'HTTP/1.1 500 Internal Server Error\r\nCONTENT-LENGTH: 2\r\nEXT:\r\n\r\nno and more',
    );
    expect(await ask(target)).toEqual({
      ok: true,
      value: {
        status: 500,
        reason: 'Internal Server Error',
        headers: [
          ['CONTENT-LENGTH', '2'],
          ['EXT', ''],
        ],
        body: new Uint8Array(Buffer.from('no')),
      },
    });
  });

  it('gets an answer without a length when the connection closes', async () => {
    const outcome = await ask(await saying('HTTP/1.1 200 OK\r\n\r\nall there is'));
    expect(outcome.ok && Buffer.from(outcome.value.body).toString()).toBe('all there is');
  });
});

interface Failing {
  readonly name: string;
  readonly prepare: () => Promise<Endpoint>;
  readonly kind: string;
  /** Of the detail. */
  readonly says: RegExp;
  readonly sent?: false;
}

const WHOLE_IN_TIME = /^no whole answer from 127\.32\.7\.1:\d+ within 300 ms$/;

const FAILING: readonly Failing[] = [
  {
    name: 'nobody listens',
    prepare: async () => {
      const target = await saying('');
      await open.pop()?.close();
      return target;
    },
    kind: 'refused',
    says: /^connect ECONNREFUSED 127\.32\.7\.1:\d+$/,
    sent: false,
  },
  { name: 'silence', prepare: () => player(async () => {}), kind: 'timeout', says: WHOLE_IN_TIME },
  {
    name: 'an answer in drips',
    prepare: () =>
      player(async (stream) => {
        for (;;) {
          await stream.write('H');
          await clock.sleep(20);
        }
      }),
    kind: 'timeout',
    says: WHOLE_IN_TIME,
  },
  {
    name: 'a body that does not end in time',
    prepare: () => player((stream) => stream.write('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhal')),
    kind: 'timeout',
    says: WHOLE_IN_TIME,
  },
  {
    name: 'no HTTP',
    prepare: () => saying('SSH-2.0-OpenSSH\r\n\r\n'),
    kind: 'malformed',
    says: /^http refused: the version is not of the form HTTP\/1\.1 \(malformed\)$/,
  },
  {
    name: 'two lengths',
    prepare: () => saying('HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'),
    kind: 'malformed',
    says: /^http refused: two Content-Length headers differ \(mismatch\)$/,
  },
  {
    name: 'an end before the head',
    prepare: () => saying(''),
    kind: 'malformed',
    says: /^http refused: the connection closed before the first byte \(malformed\)$/,
  },
  {
    name: 'an end inside the body',
    prepare: () => saying('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhal'),
    kind: 'malformed',
    says: /^the body of the answer is not whole$/,
  },
  {
    name: 'a body over the limit',
    prepare: () => saying(`HTTP/1.1 200 OK\r\nContent-Length: 101\r\n\r\n${'x'.repeat(101)}`),
    kind: 'too-long',
    says: /^the body of the answer is not whole$/,
  },
  {
    name: 'a head without end',
    prepare: () => saying(`HTTP/1.1 200 OK\r\n${'A: b\r\n'.repeat(4000)}`),
    kind: 'too-long',
    says: /^http refused: the head is longer than 16384 bytes \(limit\)$/,
  },
];

describe('what goes wrong is a value:', () => {
  it.each(FAILING)('$name', async ({ prepare, kind, says, sent = true }) => {
    expect(await ask(await prepare())).toEqual({
      ok: false,
      error: { kind, detail: expect.stringMatching(says), sent },
    });
  });

  it('a player that reads nothing and answers nothing', async () => {
    const target = await player(async () => {});
    expect(await ask(target, { method: 'POST', body: 'x'.repeat(1_000_000) })).toMatchObject({
      ok: false,
      error: { kind: 'timeout', sent: true },
    });
  });

  it('a part that would break out of its place is a bug and throws', () => {
    const smuggled = { player: { host: ip('192.0.2.21'), port: 1400 }, method: 'GET', headers: [] };
    expect(() => writeUpstream({ ...smuggled, path: '/ HTTP/1.1\r\nX: y' })).toThrow(
      'not writable as HTTP: target',
    );
  });
});
