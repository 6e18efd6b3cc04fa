import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from 'vitest';
import { asIpAddress } from '../../base/address.ts';
import type { AuditPage } from '../../catalog/audit-pages.ts';
import { nodeNet } from '../../host/net.ts';
import { realClock, realRandom } from '../../sim/rig/ports.ts';
import type { Probe } from '../permit/probe.ts';
import type { PermittedRead } from '../permit/reads.ts';
import { ADDRESS_BUDGET, Budget } from './budget.ts';
import { createProbe } from './device-probe.ts';
import { createTranscript } from './transcript.ts';

const host = asIpAddress('127.105.2.1') ?? expect.unreachable();
const seen: string[] = [];
let server: Server;
let port: number;

beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    response.end('fine');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, host, resolve);
  });
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : expect.unreachable();
});

afterAll(() => server.close());

const open = () =>
  createProbe({
    net: nodeNet(),
    clock: realClock,
    random: realRandom,
    transcript: createTranscript(realClock),
    endpoint: { host, port },
    descriptionPath: '/xml/device_description.xml',
    budget: new Budget(realClock, ADDRESS_BUDGET),
  });

/** A gatherer that was written, or changed at run time, against the types. */
const forged = (probe: Probe) =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- forging is what this test is about
  probe as unknown as Record<'page' | 'read', (...args: readonly unknown[]) => Promise<unknown>>;

describe('a probe', () => {
  it('asks for pages of the list', async () => {
    const asked = await open().probe.page('/status/zp');
    expect(asked).toMatchObject({
      ok: true,
      value: { number: 1, outcome: { kind: 'response', status: 200 } },
    });
    expect(seen).toEqual(['GET /status/zp']);
  });

  it('sends nothing else, not even for a forged call', async () => {
    const before = seen.length;
    await expect(forged(open().probe).page('/reboot')).rejects.toMatchObject({ code: 'bug' });
    await expect(forged(open().probe).page('/status/zp', { method: 'POST' })).resolves.toMatchObject({
      ok: true,
    });
    const control = { serviceType: 'urn:schemas-upnp-org:service:AVTransport:1', controlPath: '/c' };
    await expect(forged(open().probe).read(control, 'AVTransport/Play')).resolves.toMatchObject({
      ok: false,
      error: { kind: 'not-asked' },
    });
    expect(seen.slice(before)).toEqual(['GET /status/zp']);
  });

  it('can express nothing else by its types', () => {
    expectTypeOf<Parameters<Probe['page']>>().toEqualTypeOf<[path: AuditPage]>();
    expectTypeOf<'/reboot'>().not.toExtend<AuditPage>();
    expectTypeOf<'AVTransport/Play'>().not.toExtend<PermittedRead>();
    expectTypeOf<Parameters<Probe['artProxy']>>().toEqualTypeOf<[]>();
    expectTypeOf<Parameters<Probe['subscribeOwn']>['length']>().toEqualTypeOf<1>();
  });

  it('stops when the budget is used up, and says which', async () => {
    const { probe } = createProbe({
      net: nodeNet(),
      clock: realClock,
      random: realRandom,
      transcript: createTranscript(realClock),
      endpoint: { host, port },
      descriptionPath: '/xml/device_description.xml',
      budget: new Budget(realClock, { ...ADDRESS_BUDGET, requests: 1 }),
    });
    await probe.page('/status/zp');
    expect(await probe.page('/status/zp')).toEqual({
      ok: false,
      error: { kind: 'limit', text: '1 requests were sent, which is the limit', exchange: [] },
    });
  });
});
