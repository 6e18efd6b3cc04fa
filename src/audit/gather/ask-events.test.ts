import { connect } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { type HostileDevice, startDevice } from '../../../test/hostile/device.ts';
import { asIpAddress } from '../../base/address.ts';
import { nodeNet } from '../../host/net.ts';
import { realClock, realRandom } from '../../sim/rig/ports.ts';
import { ADDRESS_BUDGET, Budget } from './budget.ts';
import { createProbe } from './device-probe.ts';
import { createTranscript } from './transcript.ts';

const host = asIpAddress('127.105.4.4') ?? expect.unreachable();
const SERVICE = {
  serviceType: 'urn:schemas-upnp-org:service:RenderingControl:1',
  serviceId: 'urn:upnp-org:serviceId:RenderingControl',
  scpdPath: '/xml/RenderingControl1.xml',
  controlPath: '/RenderingControl/Control',
  eventPath: '/RenderingControl/Event',
};
let device: HostileDevice | undefined;

afterEach(() => device?.close());

/** A publisher that grants what is asked, sends one event and takes an end. */
async function publisher(onGranted: () => void = () => {}): Promise<HostileDevice> {
  const started = await startDevice(host, (socket, request) => {
    if (request.startsWith('UNSUBSCRIBE')) {
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    socket.end('HTTP/1.1 200 OK\r\nSID: uuid:s1\r\nTIMEOUT: Second-86400\r\nContent-Length: 0\r\n\r\n');
    const [, to = '', port = '', path = ''] =
      /^CALLBACK: <http:\/\/([\d.]+):(\d+)(\S+)>/m.exec(request) ?? [];
    const body = '<e:propertyset/>';
    connect(Number(port), to, function (this: ReturnType<typeof connect>) {
      this.end(
        `NOTIFY ${path} HTTP/1.1\r\nHOST: ${to}:${port}\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
      );
    }).on('error', () => {});
    onGranted();
  });
  device = started;
  return started;
}

function probing(port: number, more: { readonly requests?: number; readonly signal?: AbortSignal } = {}) {
  const { requests = 10, signal } = more;
  const { probe } = createProbe({
    net: nodeNet(),
    clock: realClock,
    random: realRandom,
    transcript: createTranscript(realClock),
    endpoint: { host, port },
    descriptionPath: '/description.xml',
    budget: new Budget(realClock, { ...ADDRESS_BUDGET, requests }),
    ...(signal ? { signal } : {}),
  });
  probe.learn([SERVICE]);
  return probe;
}

const BOTH = ['SUBSCRIBE /RenderingControl/Event HTTP/1.1', 'UNSUBSCRIBE /RenderingControl/Event HTTP/1.1'];

it('subscribes for another own address, sees the event and takes the subscription back', async () => {
  const { port, requests } = await publisher();
  expect(await probing(port).subscribeOwn(SERVICE)).toEqual({
    ok: true,
    value: {
      subscriber: '127.0.0.1',
      callback: '127.0.0.2',
      otherNetwork: false,
      accepted: true,
      status: 200,
      deliveredBytes: 16,
      unsubscribed: true,
      exchange: [1, 2, 3],
    },
  });
  expect(requests).toEqual(BOTH);
});

it('takes it back when the budget is used up by then', async () => {
  const { port, requests } = await publisher();
  await probing(port, { requests: 1 }).subscribeOwn(SERVICE);
  expect(requests).toEqual(BOTH);
});

it('takes it back when the run is ended in between', async () => {
  const ending = new AbortController();
  const { port, requests } = await publisher(() => setTimeout(() => ending.abort(), 50));
  await probing(port, { signal: ending.signal }).subscribeOwn(SERVICE);
  expect(requests).toEqual(BOTH);
});

it('does not ask a path that could act', async () => {
  const { port, requests } = await publisher();
  const probe = probing(port);
  const evil = { ...SERVICE, eventPath: '/reboot' };
  probe.learn([evil]);
  expect(await probe.subscribeOwn(evil)).toEqual({
    ok: false,
    error: { kind: 'not-asked', text: 'the event path is unusual', exchange: [] },
  });
  expect(requests).toEqual([]);
});
