import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { call, loudness, transport, turnTo } from '../../../test/rig/guard/controller.ts';
import { museClient } from '../../../test/rig/guard/muse-client.ts';
import { configOf, type GuardUnderTest, startGuardOf } from '../../../test/rig/guard/running-guard.ts';
import { localDoor } from '../../host/local-door.ts';
import { asPlayerId } from '../../base/ids.ts';
import type { RunningHousehold } from '../../sim/household.ts';
import { startRig } from '../../sim/rig/house.ts';
import { sendRaw } from '../../sim/rig/request.ts';
import { askDesk, doorPath } from '../approval/door.ts';
import type { DeskQuestion } from '../approval/messages.ts';
import { startSubscriber, type TestSubscriber } from '../../sim/rig/subscriber.ts';

const SUBNET = '127.36.31';
const at = (last: number): string => `${SUBNET}.${last}`;
const CLIENT = '127.0.0.1';
const KITCHEN = `Kitchen: { address: ${at(11)}, guarded-at: ${at(111)} }`;
const OFFICE = `Office: { address: ${at(12)}, guarded-at: ${at(112)} }`;
const GARDEN = `Garden: { address: ${at(13)}, guarded-at: ${at(113)} }`;

const textOf = (players: readonly string[], { role = 'owner', more = '' } = {}): string =>
  [
    'version: 1',
    `players:${players.length === 0 ? ' {}' : ''}`,
    ...players.map((line) => `  ${line}`),
    'segments:',
    `  - { network: ${CLIENT}/32, role: ${role} }`,
    more,
  ].join('\n');

let house: RunningHousehold;
let under: GuardUnderTest;
const closing: (() => unknown)[] = [];

beforeAll(async () => {
  house = await startRig(
    {
      name: 'reloading',
      firstAddress: at(11),
      rooms: ['Kitchen', 'Office', 'Garden'].map((name, index) => ({
        name,
        volume: 10 * (index + 1),
        players: [{ model: 'S13', build: '97.1-80312' }],
      })),
    },
    { doors: { ssdp: false, mdns: false, tls: true } },
  );
});
beforeEach(async () => {
  under = await startGuardOf(textOf([KITCHEN, OFFICE]));
});
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
  await under.stop();
});
afterAll(() => house.stop());

const reload = (...wanted: Parameters<typeof textOf>): Promise<void> =>
  under.guard.reload(configOf(textOf(...wanted)));
const volumeAt = async (door: string): Promise<number | string> => {
  const told = await call({ door, ...loudness }).catch((cause: NodeJS.ErrnoException) => cause.code ?? '');
  if (typeof told === 'string') return told;
  return Number(/<CurrentVolume>(\d+)</.exec(told.body)?.[1] ?? told.error);
};
const answersAt = (door: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host: door, port }, () => resolve(true));
    socket.on('error', () => resolve(false)).on('connect', () => socket.destroy());
  });
const doorsOf = (door: string) => Promise.all([answersAt(door, 1400), answersAt(door, 1443)]);

/** A connection that stays open, and the number of its own port with each answer. */
function keptAlive(door: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  closing.push(() => agent.destroy());
  return async (): Promise<readonly unknown[]> => {
    const [response] = await once(get({ host: door, port: 1400, path: '/status/zp', agent }), 'response');
    const { localPort } = response.socket;
    response.resume();
    await once(response, 'end');
    return [response.statusCode, localPort];
  };
}

/** A raw connection that has been answered and stays open; `gone` resolves when it is torn down. */
async function idle(door: string): Promise<{ readonly gone: Promise<unknown> }> {
  const socket: Socket = connect({ host: door, port: 1400 });
  socket.on('error', () => {});
  closing.push(() => socket.destroy());
  socket.write(`GET /status/zp HTTP/1.1\r\nHost: ${door}:1400\r\n\r\n`);
  await once(socket, 'data');
  return { gone: once(socket, 'close') };
}

interface Subscribed {
  readonly listener: TestSubscriber;
  readonly sid: string;
}

const EVENTS = '/MediaRenderer/RenderingControl/Event';

async function subscribed(door: string): Promise<Subscribed> {
  const listener = await startSubscriber(CLIENT);
  closing.push(() => listener.close());
  const lines = [`CALLBACK: <http://${CLIENT}:${listener.port}/>`, 'NT: upnp:event', 'TIMEOUT: Second-600'];
  const answer = await sendRaw({ address: door, text: asking('SUBSCRIBE', door, lines) });
  expect(answer.status).toBe(200);
  await listener.until(1);
  return { listener, sid: /^SID: (.*)$/m.exec(answer.head.replaceAll('\r', ''))?.[1] ?? '' };
}

const asking = (method: string, door: string, lines: readonly string[]): string =>
  [`${method} ${EVENTS} HTTP/1.1`, `HOST: ${door}:1400`, 'CONNECTION: close', ...lines, '', ''].join('\r\n');
const renewed = async (door: string, sid: string): Promise<number> =>
  (await sendRaw({ address: door, text: asking('SUBSCRIBE', door, [`SID: ${sid}`, 'TIMEOUT: Second-600']) }))
    .status;
/** Services of a player to which somebody is subscribed there. */
const subscriptionsAt = (room: string) =>
  house.recorder
    .entries({ direction: 'in' })
    .filter(({ method, playerId }) => playerId === idOf(room) && /^(?:UN)?SUBSCRIBE$/.test(method ?? ''))
    .map(({ method }) => method);
const idOf = (room: string) => asPlayerId(house.players.find((player) => player.room === room)?.id ?? '');

const volume = { namespace: 'playerVolume:1', command: 'getVolume', playerId: 'local' };
async function socketTo(door: string) {
  const client = await museClient({ to: door, from: CLIENT });
  closing.push(() => client.close());
  return client;
}

describe('a player that is added', () => {
  it('has both doors, is described and told of', async () => {
    expect(await doorsOf(at(113))).toEqual([false, false]);
    await reload([KITCHEN, OFFICE, GARDEN]);
    expect(under.guard.known()).toEqual(['Kitchen', 'Office', 'Garden']);
    expect(await volumeAt(at(113))).toBe(30);
    const [reply] = await (await socketTo(at(113))).ask(volume);
    expect(reply).toMatchObject({ success: true });
    const { listener } = await subscribed(at(113));
    await call({ door: at(113), ...turnTo(31) });
    expect((await listener.until(2))[1]?.body).toContain('31');
    await call({ door: at(113), ...turnTo(30) });
  });

  it('is named by its own door in what other players tell', async () => {
    const told = async () => {
      const answer = await call({ door: at(111), service: 'ZoneGroupTopology', action: 'GetZoneGroupState' });
      return [...answer.body.matchAll(/http:\/\/([\d.]+):1400/g)]
        .map(([, host = '']) => host)
        .toSorted((a, b) => a.localeCompare(b));
    };
    expect(await told()).toEqual([at(111), at(112), at(13)]);
    await reload([KITCHEN, OFFICE, GARDEN]);
    expect(await told()).toEqual([at(111), at(112), at(113)]);
  });
});

describe('a player that is removed', () => {
  it('loses doors, connections, subscriptions and what was remembered of it', async () => {
    const [connection, client, { listener, sid }] = [
      await idle(at(112)),
      await socketTo(at(112)),
      await subscribed(at(112)),
    ];
    await client.ask(volume);
    const closed = once(client.socket, 'close');
    house.recorder.clear();
    await reload([KITCHEN]);
    await Promise.all([connection.gone, closed]);
    expect(await doorsOf(at(112))).toEqual([false, false]);
    expect(under.guard.known()).toEqual(['Kitchen']);
    await vi.waitFor(() => expect(subscriptionsAt('Office')).toEqual(['UNSUBSCRIBE']));
    await reload([KITCHEN, OFFICE]);
    expect(await renewed(at(112), sid)).toBe(412);
    expect(listener.heard).toHaveLength(1);
  });

  it('takes nothing from others: their connections, sockets and subscriptions stay', async () => {
    const page = keptAlive(at(111));
    const [before, client, { listener, sid }] = [
      await page(),
      await socketTo(at(111)),
      await subscribed(at(111)),
    ];
    house.recorder.clear();
    await reload([KITCHEN, GARDEN]);
    expect(await page()).toEqual(before);
    const [reply] = await client.ask(volume);
    expect(reply).toMatchObject({ success: true });
    expect(await renewed(at(111), sid)).toBe(200);
    await call({ door: at(111), ...turnTo(12) });
    expect((await listener.until(2))[1]?.body).toContain('12');
    expect(subscriptionsAt('Kitchen')).toEqual([]);
    await call({ door: at(111), ...turnTo(10) });
  });
});

describe('a player that changes', () => {
  it.each([
    ['its guarded address', OFFICE.replace(at(112), at(122)), at(122), 20, 'ECONNREFUSED'],
    ['its own address', OFFICE.replace(at(12), at(13)), at(112), 30, 30],
    ['its room', OFFICE.replace('Office', 'Study'), at(112), 20, 20],
  ])('%s is taken down and put up anew', async (_what, line, door, level, atOldDoor) => {
    const { gone } = await idle(at(112));
    const { sid } = await subscribed(at(112));
    await reload([KITCHEN, line]);
    await gone;
    expect(await volumeAt(door)).toBe(level);
    expect(await renewed(door, sid)).toBe(412);
    expect(await volumeAt(at(112))).toBe(atOldDoor);
  });

  it('may change places with another', async () => {
    await reload([KITCHEN.replace(at(111), at(112)), OFFICE.replace(at(112), at(111))]);
    expect([await volumeAt(at(111)), await volumeAt(at(112))]).toEqual([20, 10]);
  });
});

describe('an address that cannot be had', () => {
  it.each([1400, 1443])('leaves the old configuration in force, whole: port %i', async (port) => {
    const other = createServer();
    other.listen({ host: at(113), port });
    await once(other, 'listening');
    try {
      const page = keptAlive(at(112));
      const before = await page();
      const next = [KITCHEN.replace(at(111), at(121)), GARDEN];
      await expect(reload(next, { role: 'nobody' })).rejects.toMatchObject({ code: 'address-in-use' });
      expect(await page()).toEqual(before);
      expect([await volumeAt(at(111)), await volumeAt(at(112))]).toEqual([10, 20]);
      expect(await doorsOf(at(121))).toEqual([false, false]);
      expect(await answersAt(at(113), port === 1400 ? 1443 : 1400)).toBe(false);
    } finally {
      other.close();
    }
    await reload([KITCHEN, GARDEN]);
    expect(await volumeAt(at(113))).toBe(30);
  });

  it('of the front desk as well', async () => {
    const other = createServer();
    other.listen({ host: at(1), port: 8080 });
    await once(other, 'listening');
    try {
      const wanted = { role: 'nobody', more: `front-desk: { address: ${at(1)} }` };
      await expect(reload([KITCHEN, GARDEN], wanted)).rejects.toMatchObject({ code: 'address-in-use' });
      expect([await volumeAt(at(112)), await doorsOf(at(113))]).toEqual([20, [false, false]]);
    } finally {
      other.close();
    }
  });
});

describe('a front desk', () => {
  const home = (address: string) =>
    sendRaw({
      address,
      port: 8080,
      text: `GET / HTTP/1.1\r\nHost: ${address}:8080\r\nConnection: close\r\n\r\n`,
    }).then(
      ({ status }) => status,
      (cause: NodeJS.ErrnoException) => cause.code,
    );
  const refusal = async () =>
    (
      await sendRaw({
        address: at(111),
        text: `GET /status/zp HTTP/1.0\r\nHost: ${at(111)}:1400\r\n\r\n`,
      })
    ).body;

  it('that is added, moved and removed is followed, and refusals lead to it', async () => {
    const nobody = (more = '') => ({ role: 'nobody', more });
    await reload([KITCHEN], nobody(`front-desk: { address: ${at(1)} }`));
    expect([await home(at(1)), (await refusal()).includes(`http://${at(1)}:8080/enrol`)]).toEqual([
      200,
      true,
    ]);
    await reload([KITCHEN], nobody(`front-desk: { address: ${at(2)} }`));
    expect([await home(at(1)), await home(at(2))]).toEqual(['ECONNREFUSED', 200]);
    expect(await refusal()).toContain(`http://${at(2)}:8080/enrol`);
    await reload([KITCHEN], nobody());
    expect([await home(at(2)), (await refusal()).includes('/enrol')]).toEqual(['ECONNREFUSED', false]);
  });
});

describe('rights', () => {
  it('are those of the new file at once, whoever has subscribed before', async () => {
    const { sid } = await subscribed(at(111));
    // An owner when it subscribed; it is asked who that is now.
    const more = 'roles:\n  guest: { may: [everything] }\n';
    await reload([KITCHEN, OFFICE], { role: 'guest', more });
    expect(await renewed(at(111), sid)).toBe(200);
    await reload([KITCHEN, OFFICE], { role: 'nobody', more });
    await reload([KITCHEN, OFFICE], { role: 'guest', more });
    expect(await renewed(at(111), sid)).toBe(412);
  });

  it('are never those of one file for whom another file names', async () => {
    const guests = (may: string) => `roles:\n  guest: { may: [${may}] }\n`;
    await reload([KITCHEN, OFFICE], { role: 'guest', more: guests('read') });
    house.faults.add({ kind: 'slow', player: 'Kitchen', ms: 500 });
    const asked = call({ door: at(111), ...transport('Stop') });
    // Whom stopping would reach is what the guard has to know first.
    await vi.waitFor(() =>
      expect(house.recorder.entries({ direction: 'in' }).at(-1)?.body).toContain('GetZone'),
    );
    await reload([KITCHEN, OFFICE], { role: 'nobody', more: guests('everything') });
    house.faults.clear();
    expect(await asked).toMatchObject({ status: 500, error: 606 });
  });

  it('that an owner gave to one request end with the player that it was for', async () => {
    const stop = { role: 'owner', more: 'approval: [playback]\n' };
    await reload([KITCHEN, OFFICE], stop);
    const asked = async () => (await call({ door: at(111), ...transport('Stop') })).error;
    const owner = (question: DeskQuestion) => askDesk(localDoor(), doorPath(under.stateFolder), question);
    expect(await asked()).toBe(604);
    await owner({ ask: 'approve', number: 1 });
    await reload([KITCHEN.replace(at(11), at(13)), OFFICE], stop);
    expect(await owner({ ask: 'list' })).toEqual({ answer: 'list', approvals: [] });
    expect(await asked()).toBe(604);
  });
});

it('is written down, with what was opened and closed', async () => {
  await reload([OFFICE, GARDEN]);
  const text = readFileSync(join(under.stateFolder, 'journal', '00000001.jsonl'), 'utf8');
  const [entry] = text
    .split('\n')
    .filter((line) => line.includes('"reloaded"'))
    .map((line) => JSON.parse(line) as { readonly facts: unknown });
  expect(entry?.facts).toEqual({ file: 'tonewall.yaml', opened: ['Garden'], closed: ['Kitchen'] });
});
