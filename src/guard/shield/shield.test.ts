import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Endpoint, knownAddress as ip } from '../../base/address.ts';
import { nodeClock } from '../../host/clock.ts';
import { nodeNet } from '../../host/net.ts';
import type { RunningHousehold } from '../../sim/household.ts';
import { startRig } from '../../sim/rig/house.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import type { SoapArguments } from '../../wire/soap/names.ts';
import { soapCall, type UpstreamRequest } from '../upstream/request.ts';
import { createUpstream } from '../upstream/upstream.ts';
import type { ShieldOutcome } from './outcome.ts';
import { Shield } from './shield.ts';

const KITCHEN: Endpoint = { host: ip('127.32.8.11'), port: 1400 };
const clock = nodeClock();
const upstream = createUpstream({ net: nodeNet(), clock }, { connectMs: 500, answerMs: 1000 });

let house: RunningHousehold;
let shield: Shield;

beforeEach(async () => {
  house = await startRig(
    {
      name: 'Shielded',
      firstAddress: KITCHEN.host,
      rooms: [{ name: 'Kitchen', players: [{ model: 'S13', build: '86.10-80260' }] }],
    },
    { doors: { ssdp: false, mdns: false } },
  );
  shield = new Shield({ clock, upstream }, { waitMs: 700 });
});

afterEach(() => house.stop());

const rendering = (action: string, more: SoapArguments = []): UpstreamRequest =>
  soapCall(KITCHEN, '/MediaRenderer/RenderingControl/Control', {
    serviceType: 'urn:schemas-upnp-org:service:RenderingControl:1',
    action,
    arguments: [['InstanceID', '0'], ...more],
  });

const getVolume = rendering('GetVolume', [['Channel', 'Master']]);
const setVolume = (volume: number): UpstreamRequest =>
  rendering('SetVolume', [
    ['Channel', 'Master'],
    ['DesiredVolume', String(volume)],
  ]);
const raise = rendering('SetRelativeVolume', [
  ['Channel', 'Master'],
  ['Adjustment', '10'],
]);

const read = (principal: string, request = getVolume): Promise<ShieldOutcome> =>
  shield.read({ principal, service: 'RenderingControl', request });
const write = (principal: string, request: UpstreamRequest): Promise<ShieldOutcome> =>
  shield.write({ principal, request, reaches: [] });

const volumeIn = (outcome: ShieldOutcome): number =>
  outcome.ok
    ? Number(/<CurrentVolume>(\d+)</.exec(Buffer.from(outcome.value.body).toString())?.[1])
    : Number.NaN;
const received = (action: string): number =>
  house.recorder.entries().filter((entry) => entry.action === `RenderingControl.${action}`).length;

describe('a player behind the shield', () => {
  it('sees of 64 controllers that poll what it would see of one', async () => {
    const POLLS = 8;
    const poller = async (principal: string): Promise<readonly number[]> => {
      const statuses: number[] = [];
      for (let poll = 0; poll < POLLS; poll += 1) {
        for (const request of [getVolume, rendering('GetMute', [['Channel', 'Master']])]) {
          const outcome = await read(principal, request);
          statuses.push(outcome.ok ? outcome.value.status : 0);
        }
        await clock.sleep(60);
      }
      return statuses;
    };
    const started = clock.elapsed();
    const statuses = await Promise.all(Array.from({ length: 64 }, (_, index) => poller(`poller-${index}`)));
    // One asks as often as it polls; what was asked for stands for 300 ms.
    const atMost = Math.max(POLLS, 1 + Math.ceil((clock.elapsed() - started) / 300));
    expect(statuses.flat()).toEqual(Array.from({ length: 64 * POLLS * 2 }, () => 200));
    for (const action of ['GetVolume', 'GetMute']) {
      expect(received(action)).toBeGreaterThanOrEqual(2);
      expect(received(action)).toBeLessThanOrEqual(atMost);
    }
  });

  it('is asked anew after a write and after an event', async () => {
    shield = new Shield({ clock: createSteeredClock(), upstream });
    await write('ann', setVolume(11));
    expect([volumeIn(await read('ann')), volumeIn(await read('bob'))]).toEqual([11, 11]);
    expect(received('GetVolume')).toBe(1);
    await write('ann', setVolume(12));
    expect(volumeIn(await read('bob'))).toBe(12);
    shield.changed(KITCHEN.host, 'AVTransport');
    await read('bob');
    expect(received('GetVolume')).toBe(2);
    shield.changed(KITCHEN.host, 'RenderingControl');
    await read('bob');
    expect(received('GetVolume')).toBe(3);
  });

  it('is raised by two at once no further than was judged', async () => {
    await write('ann', setVolume(20));
    const cap = 35;
    const raiseUnderCap = (principal: string) =>
      shield.exclusive({ principal, players: [KITCHEN.host] }, async (ask) => {
        const volume = volumeIn(await ask('read', getVolume));
        if (volume + 10 > cap) return `refused at ${volume}`;
        const outcome = await ask('write', raise);
        return outcome.ok && outcome.value.status;
      });
    const raised = await Promise.all(['ann', 'bob', 'cid'].map(raiseUnderCap));
    expect(raised).toEqual([
      { ok: true, value: 200 },
      { ok: true, value: 'refused at 30' },
      { ok: true, value: 'refused at 30' },
    ]);
    expect(volumeIn(await read('ann'))).toBe(30);
  });

  it('gives its faults to all who wait for them and to nobody later', async () => {
    const wrong = rendering('GetVolume', [['Channel', 'Nowhere']]);
    const outcomes = await Promise.all(['ann', 'bob'].map((principal) => read(principal, wrong)));
    expect(outcomes.map((outcome) => outcome.ok && outcome.value.status)).toEqual([500, 500]);
    expect(received('GetVolume')).toBe(1);
    await read('ann', wrong);
    expect(received('GetVolume')).toBe(2);
  });
});

describe('a player that answers nobody', () => {
  beforeEach(() => house.faults.add({ kind: 'hang' }));

  it('costs each client its deadline and no more', async () => {
    const asked = ['ann', 'bob', 'cid', 'dan'].map((who, index) => write(who, setVolume(index)));
    const outcomes = await Promise.all(asked);
    expect(outcomes.map((outcome) => (outcome.ok ? 'answered' : outcome.error.kind))).toEqual([
      'timeout',
      'timeout',
      'waited-too-long',
      'waited-too-long',
    ]);
  });

  it('is not sent what its asker no longer waits for', async () => {
    const client = new AbortController();
    const ahead = ['ann', 'bob'].map((who) => write(who, setVolume(1)));
    const asked = shield.write({
      principal: 'cid',
      request: setVolume(99),
      reaches: [],
      signal: client.signal,
    });
    client.abort();
    expect(await asked).toEqual({
      ok: false,
      error: { kind: 'gone', detail: 'the asker did not wait', sent: false },
    });
    await Promise.all(ahead);
    expect(house.recorder.entries().some(({ body }) => body.includes('>99<'))).toBe(false);
  });

  it('and is guarded no more is sent nothing that waits, and nothing of it is remembered', async () => {
    house.faults.clear();
    await read('ann');
    house.faults.add({ kind: 'hang' });
    const ahead = ['ann', 'bob'].map((who) => write(who, setVolume(1)));
    const waiting = write('cid', setVolume(99));
    shield.forget(KITCHEN.host);
    expect(await waiting).toMatchObject({ ok: false, error: { sent: false } });
    await Promise.all(ahead);
    house.faults.clear();
    await read('ann');
    expect(received('GetVolume')).toBe(2);
    expect(house.recorder.entries().some(({ body }) => body.includes('>99<'))).toBe(false);
  });
});
