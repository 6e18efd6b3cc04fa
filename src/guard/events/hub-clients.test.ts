/** Each eventing habit of control points that people use, at the guard: where they listen, what they ask, what they read. */
import { afterEach, describe, expect, it } from 'vitest';
import {
  closeAll,
  lastChanges,
  RENDERING,
  seqs,
  sidOf,
  startHub,
  TOPOLOGY,
} from '../../../test/rig/event-hub.ts';

afterEach(closeAll);

const SUBNET = '127.41.7';
const NT = ['NT', 'upnp:event'] as const;

describe('where clients listen and what they ask for', () => {
  it.each([
    ['SoCo', 1400, '', undefined, 86_400, '/'],
    ['SoCo, 1400 taken', 1401, '', 'Second-600', 1800, '/'],
    ['npm `sonos`', 4000, '/notify', 'Second-1800', 1800, '/notify'],
    [
      'node-sonos-ts',
      6329,
      '/sonos/RINCON_000E58A0000101400/ZoneGroupTopology',
      'Second-3600',
      3600,
      '/sonos/RINCON_000E58A0000101400/ZoneGroupTopology',
    ],
    ['node-sonos-discovery', 3500, '/', 'Second-600', 1800, '/'],
    [
      'hb-zp-tools',
      0,
      '/notify/RINCON_000E58A0000101400/ZoneGroupTopology/Event',
      'Second-180030',
      86_400,
      '/notify/RINCON_000E58A0000101400/ZoneGroupTopology/Event',
    ],
  ])('%s on %d is granted, told there, and renewed', async (_, port, path, timeout, seconds, target) => {
    const { asker } = await startHub(SUBNET);
    const phone = asker('a');
    const listener = await phone.listen('200 OK', port);
    const callback = `<http://${phone.address}:${listener.port}${path}>`;
    const time = timeout === undefined ? [] : [['TIMEOUT', timeout] as const];
    const answer = await phone.ask(TOPOLOGY, ['CALLBACK', callback], NT, ...time);
    expect(answer).toMatchObject({ kind: 'granted', timeoutSeconds: seconds });
    const sid = answer.kind === 'granted' ? answer.sid : '';
    const [first] = await listener.until(1);
    expect(first?.head.split('\r\n')[0]).toBe(`NOTIFY ${target} HTTP/1.1`);
    expect(await phone.ask(TOPOLOGY, ['SID', sid], ...time)).toEqual({
      kind: 'granted',
      status: 200,
      sid,
      timeoutSeconds: seconds,
    });
  });
});

describe('what clients do at their start', () => {
  const paths = [
    TOPOLOGY,
    '/MediaRenderer/AVTransport/Event',
    RENDERING,
    '/MediaRenderer/GroupRenderingControl/Event',
    '/MediaRenderer/Queue/Event',
    '/MediaServer/ContentDirectory/Event',
    '/AlarmClock/Event',
    '/DeviceProperties/Event',
    '/GroupManagement/Event',
    '/SystemProperties/Event',
  ];

  it('ten subscriptions at once are all granted, and each is told everything once', async () => {
    const { asker } = await startHub(SUBNET);
    const phone = asker('a');
    const listener = await phone.listen();
    const sids = await Promise.all(paths.map((path) => phone.subscribe(path, listener.port)));
    const heard = await listener.until(paths.length);
    expect(new Set(heard.map(sidOf))).toEqual(new Set(sids));
    expect(heard).toHaveLength(paths.length);
    expect(seqs(heard)).toEqual(paths.map(() => 0));
  });
});

describe('what clients read', () => {
  it('SID in capitals, of the form uuid:RINCON_…_sub…; e:propertyset and e:property literally', async () => {
    const { asker } = await startHub(SUBNET);
    const phone = asker('a');
    const listener = await phone.listen();
    await phone.subscribe(TOPOLOGY, listener.port);
    const [first] = await listener.until(1);
    expect(first?.head).toMatch(/^SID: uuid:RINCON_000E58A0000101400_sub\d+\r$/m);
    expect(first?.body).toMatch(/^<e:propertyset [^>]*>(<e:property>.*<\/e:property>)+<\/e:propertyset>$/s);
  });

  it('Volume and Mute for Master, LF and RF, Master first, also what is told to who joins late', async () => {
    const { asker, call } = await startHub(SUBNET);
    const [early, late] = [asker('a'), asker('b')];
    const [one, two] = [await early.listen(), await late.listen()];
    await early.subscribe(RENDERING, one.port);
    await one.until(1);
    await call('RenderingControl', 'SetVolume', { InstanceID: 0, Channel: 'Master', DesiredVolume: 27 });
    await one.until(2);
    await call('RenderingControl', 'SetMute', { InstanceID: 0, Channel: 'Master', DesiredMute: 1 });
    await one.until(3);
    await late.subscribe(RENDERING, two.port);
    await two.until(1);
    const channels = [
      'Volume Master 27',
      'Volume LF 100',
      'Volume RF 100',
      'Mute Master 1',
      'Mute LF 0',
      'Mute RF 0',
    ];
    const told = [one.heard[1]!, one.heard[2]!].flatMap(lastChanges);
    expect(told).toEqual(channels);
    expect(lastChanges(two.heard[0]!).filter((each) => /^(Volume|Mute) /.test(each))).toEqual(channels);
  });

  it('node-sonos-discovery starts from the first ZoneGroupTopology event alone', async () => {
    const { asker } = await startHub(SUBNET);
    const phone = asker('a');
    const listener = await phone.listen('200 OK', 3500);
    await phone.subscribe(TOPOLOGY, 3500);
    const [first] = await listener.until(1);
    const state = (first?.body ?? '').replaceAll('&quot;', '"').replaceAll('&lt;', '<');
    expect(state).toMatch(
      /<ZoneGroupMember UUID="RINCON_000E58A0000101400" Location="http:\/\/127\.41\.7\.11:1400[^"]*" ZoneName="Kitchen"/,
    );
    expect(state.match(/<ZoneGroup Coordinator="RINCON_\w+"/g)).toHaveLength(1);
  });
});
