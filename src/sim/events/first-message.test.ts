import { connect } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RunningHousehold } from '../household.ts';
import { caller } from '../rig/call.ts';
import { startRig } from '../rig/house.ts';
import { sendRaw } from '../rig/request.ts';
import { startSubscriber, type TestSubscriber } from '../rig/subscriber.ts';

const KITCHEN = '127.102.10.11';
const CLIENT = '127.102.10.200';
const PATH = '/MediaRenderer/RenderingControl/Event';

let house: RunningHousehold;
let first: TestSubscriber;
let second: TestSubscriber;

beforeEach(async () => {
  house = await startRig({
    name: 'First',
    firstAddress: KITCHEN,
    rooms: [{ name: 'Kitchen', players: [{ model: 'S13', build: '86.10-80260' }], volume: 10 }],
  });
  first = await startSubscriber(CLIENT);
  second = await startSubscriber(CLIENT);
});

afterEach(async () => {
  await house.stop();
  await first.close();
  await second.close();
});

const request = ({ port }: TestSubscriber): string =>
  `SUBSCRIBE ${PATH} HTTP/1.1\r\nHOST: ${KITCHEN}:1400\r\nCALLBACK: <http://${CLIENT}:${port}>\r\nNT: upnp:event\r\n\r\n`;
const subscribe = (subscriber: TestSubscriber) => sendRaw({ address: KITCHEN, text: request(subscriber) });
const setVolume = (DesiredVolume: number) =>
  caller(KITCHEN)('RenderingControl', 'SetVolume', { InstanceID: 0, Channel: 'Master', DesiredVolume });

/** SEQ and the variables that a message names, channels of one counted once. */
const told = ({ heard }: TestSubscriber) =>
  heard.map(({ head, body }) => {
    const names = [...body.matchAll(/&lt;(\w+) (?:channel=&quot;(\w+)&quot; )?val=&quot;([^&]*)/g)];
    const master = names.find(([, name, channel]) => name === 'Volume' && channel === 'Master')?.[3];
    const count = new Set(names.map(([, name]) => name)).size;
    return `SEQ ${/SEQ: (\d+)/.exec(head)?.[1]}: ${count - 1} variables, volume ${master}`;
  });

// Variables of RenderingControl on a One: Volume, Mute, Bass, Treble, Loudness, OutputFixed, HeadphoneConnected, PresetNameList.
it('is everything, also for who comes while a change is still to be told', async () => {
  await subscribe(first);
  await first.until(1);
  await setVolume(33);
  await subscribe(second);
  await second.until(1);
  await setVolume(34);
  await second.until(2);
  await first.until(3);
  expect(told(first)).toEqual([
    'SEQ 0: 8 variables, volume 10',
    'SEQ 1: 1 variables, volume 33',
    'SEQ 2: 1 variables, volume 34',
  ]);
  expect(told(second)).toEqual(['SEQ 0: 8 variables, volume 33', 'SEQ 1: 1 variables, volume 34']);
});

// UDA 2.0 §4.3.2.
it('comes after the answer, however long that takes', async () => {
  house.faults.add({ kind: 'slow', path: PATH, ms: 300 });
  const order: string[] = [];
  const socket = connect({ host: KITCHEN, port: 1400 }, () => socket.write(request(first)));
  socket.on('data', () => order.push('answer'));
  socket.on('error', () => order.push('error'));
  await first.until(1);
  order.push('message');
  expect(order).toEqual(['answer', 'message']);
});
