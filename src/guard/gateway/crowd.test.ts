import { Agent, request } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type GuardedHouse, startGuardedHouse } from '../../../test/rig/guarded-house.ts';
import { call, type Call, loudness, transportState, turnTo } from '../../../test/rig/guard/controller.ts';
import { as } from '../../../test/policy/asking.ts';
import { knownAddress as ip } from '../../base/address.ts';
import { nodeClock } from '../../host/clock.ts';
import { NOBODY } from '../identity/principal.ts';

const SUBNET = '127.62.10';
const DOOR = `${SUBNET}.111`;
const clock = nodeClock();

let guarded: GuardedHouse;

/** Every address is a principal of its own. */
beforeAll(async () => {
  guarded = await startGuardedHouse({
    subnet: SUBNET,
    rooms: [{ name: 'Kitchen', players: [{ model: 'S13', build: '97.1-80312' }] }],
    policy: {
      decide: () => ({ effect: 'permit', reasons: [{ id: 'permitted-by-rule' }] }),
      sees: () => 'everything',
    },
    identify: ({ address }) => ({
      principal: address === ip(DOOR) ? NOBODY : as('member', { id: address, name: address }),
      ground: 'test',
    }),
  });
});
afterEach(() => {
  guarded.house.faults.clear();
  guarded.house.recorder.clear();
});
afterAll(() => guarded.stop());

const from = (last: number): string => `${SUBNET}.${last}`;
const asking = (last: number, asked: Call): Promise<number> =>
  call({ door: DOOR, from: from(last), ...asked }).then(({ error, status }) => error ?? status);
const asked = (action: string): readonly { readonly at: number; readonly body: string }[] =>
  guarded.house.recorder.entries({ direction: 'in' }).filter((entry) => entry.action === action);

describe('64 controllers that poll', () => {
  it('look to a player like one: it hears each question once in 300 ms', async () => {
    const POLLS = 8;
    const poll = async (last: number): Promise<readonly number[]> => {
      const outcomes: number[] = [];
      for (let count = 0; count < POLLS; count += 1) {
        outcomes.push(await asking(last, loudness), await asking(last, transportState));
        await clock.sleep(60);
      }
      return outcomes;
    };
    const began = clock.elapsed();
    const outcomes = await Promise.all(Array.from({ length: 64 }, (_, index) => poll(130 + index)));
    const most = 1 + Math.ceil((clock.elapsed() - began) / 300);
    expect(outcomes.flat()).toEqual(Array.from({ length: 64 * POLLS * 2 }, () => 200));
    for (const action of ['RenderingControl.GetVolume', 'AVTransport.GetTransportInfo']) {
      expect(asked(action).length).toBeGreaterThanOrEqual(2);
      expect(asked(action).length).toBeLessThanOrEqual(most);
    }
  });

  it('see at once what one of them has set', async () => {
    for (const level of [11, 12, 13]) {
      await asking(130, turnTo(level));
      const answers = await Promise.all(
        [131, 132, 133].map((last) => call({ door: DOOR, from: from(last), ...loudness })),
      );
      expect(answers.map(({ body }) => /<CurrentVolume>(\d+)</.exec(body)?.[1])).toEqual(
        Array.from({ length: 3 }, () => String(level)),
      );
    }
  });

  it('hear nothing that is older than 300 ms, also of what nobody told', async () => {
    await asking(130, loudness);
    for (const { rendering } of Object.values(guarded.house.state.players)) rendering.volume.Master = 44;
    await clock.sleep(301);
    const { body } = await call({ door: DOOR, from: from(131), ...loudness });
    expect(body).toContain('<CurrentVolume>44<');
  });
});

interface Flood {
  /** So far. */
  readonly statuses: readonly number[];
  stop(): Promise<readonly number[]>;
}

/** So many requests of one principal after another on one connection, until told to stop. */
function flood(last: number, connections: number): Flood {
  const agent = new Agent({ keepAlive: true, maxSockets: connections, localAddress: from(last) });
  const statuses: number[] = [];
  const state = { runs: true, level: 0 };
  const one = async (): Promise<void> => {
    while (state.runs) {
      state.level = (state.level + 1) % 20;
      statuses.push(await written(agent, turnTo(state.level)));
    }
  };
  const running = Promise.all(Array.from({ length: connections }, one));
  return {
    statuses,
    stop: async () => {
      state.runs = false;
      await running;
      agent.destroy();
      return statuses;
    },
  };
}

function written(agent: Agent, { service, action, arguments: args = {} }: Call): Promise<number> {
  const type = `urn:schemas-upnp-org:service:${service}:1`;
  const inner = Object.entries(args).map(([name, value]) => `<${name}>${value}</${name}>`);
  const body =
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" s:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/">' +
    `<s:Body><u:${action} xmlns:u="${type}">${inner.join('')}</u:${action}></s:Body></s:Envelope>`;
  return new Promise((resolve) => {
    const sent = request({
      host: DOOR,
      port: 1400,
      method: 'POST',
      path: `/MediaRenderer/${service}/Control`,
      agent,
      headers: {
        'CONTENT-TYPE': 'text/xml',
        SOAPACTION: `"${type}#${action}"`,
        'CONTENT-LENGTH': Buffer.byteLength(body),
      },
    });
    sent.on('error', () => resolve(0));
    sent.on('response', (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    });
    sent.end(body);
  });
}

describe('a flood of one principal', () => {
  it('is held back for that one alone, and what passes of it is what its rate allows', async () => {
    const began = clock.elapsed();
    const flooding = flood(201, 16);
    const outcomes: number[] = [];
    for (let count = 0; count < 20; count += 1) outcomes.push(await asking(202, turnTo(30)));
    // However slow the machine is: the flood goes on until it is held back.
    await expect
      .poll(() => flooding.statuses.some((status) => status !== 200), { timeout: 60_000 })
      .toBe(true);
    const statuses = await flooding.stop();
    const seconds = (clock.elapsed() - began) / 1000;
    expect(outcomes).toEqual(Array.from({ length: 20 }, () => 200));
    const passed = statuses.filter((status) => status === 200).length;
    expect(passed).toBeLessThanOrEqual(60 + 20 * seconds + 1);
  });

  it('gets at most three turns at the player for each of somebody who asks beside it', async () => {
    // A player that takes 30 ms is busy with 16 who wait all the time. Were it first come, first served, it would be 16 for each.
    guarded.house.faults.add({ kind: 'slow', ms: 30 });
    const flooding = flood(203, 16);
    await expect.poll(() => asked('RenderingControl.SetVolume').length).toBeGreaterThan(4);
    guarded.house.recorder.clear();
    const REQUESTS = 8;
    for (let count = 0; count < REQUESTS; count += 1) expect(await asking(204, turnTo(77))).toBe(200);
    const turns = asked('RenderingControl.SetVolume').map(({ body }) => body.includes('>77<'));
    await flooding.stop();
    const others = turns.filter((own) => !own).length;
    expect(turns.length - others).toBe(REQUESTS);
    // One beside it, one that was first, and one between its answer and its next request; and two that ran before.
    expect(others).toBeLessThanOrEqual(3 * REQUESTS + 2);
  });

  it('is never more than two requests at once at the player', async () => {
    guarded.house.faults.add({ kind: 'slow', ms: 30 });
    const times: (readonly [at: number, change: number])[] = [];
    await Promise.all(
      Array.from({ length: 20 }, async (_, index) =>
        expect(await asking(210 + index, turnTo(index))).toBe(200),
      ),
    );
    for (const { at } of asked('RenderingControl.SetVolume')) times.push([at, 1], [at + 29, -1]);
    const ordered = times.sort(([one, more], [other, less]) => one - other || more - less);
    let now = 0;
    const counts = ordered.map(([, change]) => (now += change));
    expect(Math.max(...counts)).toBe(2);
  });
});
