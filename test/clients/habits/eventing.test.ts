import { Agent, get as httpGet } from 'node:http';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caller } from '../../../src/sim/rig/call.ts';
import { type HabitsHouse, startHabits } from './house.ts';
import { startLine, type Subscriptions, subscriptionsOf, TOPOLOGY, valueOf } from './subscriptions.ts';

let habits: HabitsHouse;
let client: Subscriptions;

beforeAll(async () => {
  habits = await startHabits('127.102.24.11');
  client = subscriptionsOf(habits);
});
afterAll(() => habits.house.stop());

describe('CALLBACK without a path (`<http://IP:1400>`, SoCo, noson; SoCo listens on TCP 1400 upwards), `/notify` on 4000 (npm `sonos`), `/sonos/UUID/Service` on 6329 (node-sonos-ts), 3500 (node-sonos-discovery, Second-600, renews at half time), `/notify/<RINCON>/<service>/Event` with `TIMEOUT: Second-180030` (hb-zp-tools)', () => {
  it.each([1400, 1401])('is told at / on %i', (port) =>
    client.listening(port, async (listener) => {
      const { status } = await client.subscribe(
        TOPOLOGY,
        `http://${habits.own}:${port}`,
        'TIMEOUT: Second-600',
      );
      const [first] = await listener.until(1);
      expect([status, startLine(first?.head)]).toEqual([200, 'NOTIFY / HTTP/1.1']);
    }),
  );

  /** Where each listens, and how long it asks for. */
  describe.each([
    ['npm `sonos`', 4000, '/notify', 'Second-3600'],
    ['node-sonos-ts', 6329, '/sonos/RINCON_000E58A0370101400/Topology', 'Second-3600'],
    ['node-sonos-discovery', 3500, '/', 'Second-600'],
    ['hb-zp-tools', 4010, '/notify/RINCON_000E58A0370101400/ZoneGroupTopology/Event', 'Second-180030'],
  ])('%s', (_, port, path, timeout) => {
    it('is granted, told there, and renewed', () =>
      client.listening(port, async (listener) => {
        const { head } = await client.subscribe(
          TOPOLOGY,
          `http://${habits.own}:${port}${path}`,
          `TIMEOUT: ${timeout}`,
        );
        const [first] = await listener.until(1);
        const sid = valueOf(head, 'SID');
        const renewed = await client.renew(TOPOLOGY, sid, `TIMEOUT: ${timeout}`);
        expect(startLine(first?.head)).toBe(`NOTIFY ${path} HTTP/1.1`);
        expect([renewed.status, valueOf(renewed.head, 'SID')]).toEqual([200, sid]);
      }));
  });
});

describe('TIMEOUT may be missing', () => {
  it('is granted a day', async () => {
    const { status, head } = await client.subscribe(TOPOLOGY, `http://${habits.own}:9/`);
    expect([status, valueOf(head, 'TIMEOUT')]).toEqual([200, 'Second-86400']);
  });
});

describe('Seven to ten subscriptions at once at start', () => {
  const paths = [
    TOPOLOGY,
    '/MediaRenderer/AVTransport/Event',
    '/MediaRenderer/RenderingControl/Event',
    '/MediaRenderer/GroupRenderingControl/Event',
    '/MediaRenderer/Queue/Event',
    '/MediaServer/ContentDirectory/Event',
    '/AlarmClock/Event',
    '/DeviceProperties/Event',
    '/GroupManagement/Event',
    '/SystemProperties/Event',
  ];

  it('are all granted, and each is told everything once', () =>
    client.listening(0, async (listener) => {
      const answers = await Promise.all(
        paths.map((path) => client.subscribe(path, `http://${habits.own}:${listener.port}/`)),
      );
      const sids = answers.map(({ head }) => valueOf(head, 'SID'));
      const heard = await listener.until(paths.length);
      expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 200));
      expect(heard.map(({ head }) => valueOf(head, 'SID')).toSorted()).toEqual(sids.toSorted());
      expect(heard.map(({ head }) => valueOf(head, 'SEQ'))).toEqual(paths.map(() => '0'));
    }));
});

describe('`SID` in capitals in NOTIFY, of the form `uuid:RINCON_…_sub…`', () => {
  it('is written so', () =>
    client.listening(0, async (listener) => {
      await client.subscribe(TOPOLOGY, `http://${habits.own}:${listener.port}/`);
      const [first] = await listener.until(1);
      expect(first?.head).toMatch(/^SID: uuid:RINCON_000E58A0370101400_sub\d{10}$/m);
    }));
});

describe('Volume and Mute come for Master, LF and RF, Master first', () => {
  const channels = (body = ''): readonly string[] =>
    [...body.matchAll(/&lt;(\w+) channel=&quot;(\w+)&quot; val=&quot;(\d+)/g)].map(
      ([, name, channel, value]) => `${name} ${channel} ${value}`,
    );

  it('do', () =>
    client.listening(0, async (listener) => {
      await client.subscribe(
        '/MediaRenderer/RenderingControl/Event',
        `http://${habits.own}:${listener.port}/`,
      );
      await listener.until(1);
      const call = caller(habits.kitchen);
      await call('RenderingControl', 'SetVolume', { InstanceID: 0, Channel: 'Master', DesiredVolume: 27 });
      await listener.until(2);
      await call('RenderingControl', 'SetMute', { InstanceID: 0, Channel: 'Master', DesiredMute: 1 });
      const [, volume, mute] = await listener.until(3);
      expect(channels(volume?.body)).toEqual(['Volume Master 27', 'Volume LF 100', 'Volume RF 100']);
      expect(channels(mute?.body)).toEqual(['Mute Master 1', 'Mute LF 0', 'Mute RF 0']);
    }));
});

describe('node-sonos-discovery starts from the first ZoneGroupTopology event alone', () => {
  it('has every room, its coordinator and where it is', () =>
    client.listening(3500, async (listener) => {
      await client.subscribe(TOPOLOGY, `http://${habits.own}:3500/`, 'TIMEOUT: Second-600');
      const [first] = await listener.until(1);
      const state = (first?.body ?? '').replaceAll('&quot;', '"').replaceAll('&lt;', '<');
      const members = [
        ...state.matchAll(
          /<ZoneGroupMember UUID="(\w+)" Location="http:\/\/([\d.]+):1400[^"]*" ZoneName="([^"]*)"/g,
        ),
      ];
      expect(members.map(([, , address, room]) => `${room} ${address}`).toSorted()).toEqual([
        'Kitchen 127.102.24.11',
        'Living Room 127.102.24.13',
        'Office 127.102.24.12',
      ]);
      expect(state.match(/<ZoneGroup Coordinator="RINCON_\w+"/g)).toHaveLength(3);
    }));
});

describe('noson browses by paging and asks once past the end', () => {
  it('gets page after page, and an empty one', async () => {
    const page = (StartingIndex: number) =>
      caller(habits.kitchen)('ContentDirectory', 'Browse', {
        ObjectID: 'A:ALBUM',
        BrowseFlag: 'BrowseDirectChildren',
        Filter: '*',
        StartingIndex,
        RequestedCount: 1,
        SortCriteria: '',
      });
    const pages = [await page(0), await page(1), await page(2)].map((answer) => Object(answer));
    expect(pages.map(({ NumberReturned, TotalMatches }) => `${NumberReturned} of ${TotalMatches}`)).toEqual([
      '1 of 2',
      '1 of 2',
      '0 of 2',
    ]);
  });
});

describe('hb-zp-tools keeps connections alive', () => {
  it('is answered every time, and the connection closed', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const heads: unknown[] = [];
    for (let count = 0; count < 5; count += 1) {
      const request = httpGet({ host: habits.kitchen, port: 1400, path: '/status/zp', agent });
      const [response] = await once(request, 'response');
      response.resume();
      await once(response, 'end');
      heads.push([response.statusCode, response.headers.connection, request.reusedSocket]);
    }
    agent.destroy();
    expect(heads).toEqual(Array.from({ length: 5 }, () => [200, 'close', false]));
  });
});
