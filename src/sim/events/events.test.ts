import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RunningHousehold } from '../household.ts';
import { startRig } from '../rig/house.ts';
import { sendRaw, type RawAnswer } from '../rig/request.ts';
import { startSubscriber, type TestSubscriber } from '../rig/subscriber.ts';
import { joinGroup } from '../state/grouping.ts';

const KITCHEN = '127.33.1.11';
const KITCHEN_ID = 'RINCON_000E58A0000101400';
const OFFICE_ID = 'RINCON_000E58A0000201400';
const CLIENT = '127.33.1.200';
const TOPOLOGY = '/ZoneGroupTopology/Event';

let house: RunningHousehold;
let client: TestSubscriber;

beforeEach(async () => {
  house = await startRig({
    name: 'Events',
    firstAddress: KITCHEN,
    rooms: [
      { name: 'Kitchen', players: [{ model: 'S13', build: '86.10-80260', mac: '00:0E:58:A0:00:01' }] },
      { name: 'Office', players: [{ model: 'S1', build: '86.10-80260', mac: '00:0E:58:A0:00:02' }] },
    ],
  });
  client = await startSubscriber(CLIENT);
});

afterEach(async () => {
  await house.stop();
  await client.close();
});

const send = (method: string, path: string, headers: readonly string[]): Promise<RawAnswer> =>
  sendRaw({
    address: KITCHEN,
    text: `${[`${method} ${path} HTTP/1.1`, `HOST: ${KITCHEN}:1400`, ...headers].join('\r\n')}\r\n\r\n`,
  });

const subscribe = (path = TOPOLOGY, callback = `<http://${CLIENT}:${client.port}>`) =>
  send('SUBSCRIBE', path, [`CALLBACK: ${callback}`, 'NT: upnp:event']);

it('grants a day, whatever was asked, and sends everything first', async () => {
  const answer = await subscribe();
  expect(answer).toEqual({
    status: 200,
    head: [
      'HTTP/1.1 200 OK',
      `SID: uuid:${KITCHEN_ID}_sub0000000001`,
      'TIMEOUT: Second-86400',
      'Server: Linux UPnP/1.0 Sonos/86.10-80260 (ZPS13)',
      'Connection: close',
    ].join('\r\n'),
    body: '',
  });
  const [first] = await client.until(1);
  expect(first?.from).toBe(KITCHEN);
  expect(first?.head.split('\r\n')).toEqual([
    'NOTIFY / HTTP/1.1',
    `HOST: ${CLIENT}:${client.port}`,
    'CONNECTION: close',
    'CONTENT-TYPE: text/xml',
    `CONTENT-LENGTH: ${Buffer.byteLength(first?.body ?? '')}`,
    'NT: upnp:event',
    'NTS: upnp:propchange',
    `SID: uuid:${KITCHEN_ID}_sub0000000001`,
    'SEQ: 0',
    'X-SONOS-SERVICETYPE: ZoneGroupTopology',
  ]);
  // As recorded on 86.10 (Dicklesworthstone/frankensonos gena_notify_zgt_s2).
  const names = [...(first?.body.matchAll(/<e:property><(\w+)>/g) ?? [])].map(([, name]) => name);
  expect(names).toEqual([
    'ZoneGroupState',
    'ThirdPartyMediaServersX',
    'AvailableSoftwareUpdate',
    'AlarmRunSequence',
    'ZoneGroupName',
    'ZoneGroupID',
    'ZonePlayerUUIDsInGroup',
    'MuseHouseholdId',
    'AreasUpdateID',
    'SourceAreasUpdateID',
    'NetsettingsUpdateID',
  ]);
});

it('tells what changed, once for changes made together', async () => {
  await subscribe();
  await client.until(1);
  joinGroup(house.state, OFFICE_ID, KITCHEN_ID);
  house.world.changed();
  house.state.areas.updateId = 7;
  house.world.changed();
  const [, second] = await client.until(2);
  expect(second?.head).toContain('\r\nSEQ: 1\r\n');
  const names = [...(second?.body.matchAll(/<e:property><(\w+)>/g) ?? [])].map(([, name]) => name);
  expect(names).toEqual([
    'ZoneGroupState',
    'ZoneGroupName',
    'ZoneGroupID',
    'ZonePlayerUUIDsInGroup',
    'AreasUpdateID',
  ]);
  expect(second?.body).toContain('<e:property><ZoneGroupName>Kitchen + 1</ZoneGroupName></e:property>');
  house.world.changed();
  await new Promise((resolve) => {
    setTimeout(resolve, 200);
  });
  expect(client.heard).toHaveLength(2);
});

it('takes event URLs with and without prefix, and TIMEOUT as it comes', async () => {
  const paths = [
    '/AVTransport/Event',
    '/MediaRenderer/AVTransport/Event',
    '/MediaServer/ContentDirectory/Event',
  ];
  for (const path of paths) {
    const answer = await send('SUBSCRIBE', path, [
      `CALLBACK: <http://${CLIENT}:${client.port}/notify/${KITCHEN_ID}/x/Event>`,
      'NT: upnp:event',
      'TIMEOUT: Second-180030',
    ]);
    expect(answer.head).toContain('TIMEOUT: Second-86400');
  }
});

it('renews, ends, and answers 412 for what it does not know', async () => {
  const sid = `SID: uuid:${KITCHEN_ID}_sub0000000001`;
  await subscribe();
  expect((await send('SUBSCRIBE', TOPOLOGY, [sid, 'TIMEOUT: Second-600'])).head).toContain(sid);
  const statuses = [
    await send('SUBSCRIBE', TOPOLOGY, [sid, 'NT: upnp:event']),
    await send('SUBSCRIBE', '/AVTransport/Event', [sid]),
    await send('UNSUBSCRIBE', TOPOLOGY, [sid]),
    await send('UNSUBSCRIBE', TOPOLOGY, [sid]),
    await send('SUBSCRIBE', TOPOLOGY, [sid]),
    await subscribe(TOPOLOGY, '<ftp://127.33.1.200/>'),
    await subscribe(TOPOLOGY, ''),
    await subscribe(TOPOLOGY, '<http://kitchen.example:1400/>'),
    await subscribe('/QPlay/Event'),
    await send('GET', TOPOLOGY, []),
  ].map(({ status }) => status);
  expect(statuses).toEqual([400, 412, 200, 412, 412, 412, 412, 412, 412, 405]);
});

it('bears a bounded number of subscribers a service', async () => {
  const answers = [];
  for (let count = 0; count < 33; count += 1) answers.push((await subscribe('/AVTransport/Event')).status);
  expect(answers.filter((status) => status === 200)).toHaveLength(32);
  expect(answers.at(-1)).toBe(503);
});

it('drops a subscriber that cannot be reached or answers an error', async () => {
  const refusing = await startSubscriber(CLIENT, '412 Precondition Failed');
  await subscribe(TOPOLOGY, `<http://${CLIENT}:${refusing.port}/x>`);
  await subscribe(TOPOLOGY, '<http://127.33.1.201:9/gone>');
  await refusing.until(1);
  await new Promise((resolve) => {
    setTimeout(resolve, 100);
  });
  for (const number of ['1', '2']) {
    const answer = await send('SUBSCRIBE', TOPOLOGY, [`SID: uuid:${KITCHEN_ID}_sub000000000${number}`]);
    expect(answer.status).toBe(412);
  }
  await refusing.close();
  expect(house.recorder.entries({ door: 'event' }).map(({ status, target }) => [target, status])).toEqual([
    ['/x', 412],
    ['/gone', 0],
  ]);
});
