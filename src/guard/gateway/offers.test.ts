import { expect, it } from 'vitest';
import { knownAddress as ip } from '../../base/address.ts';
import type { JsonObject } from '../../wire/json/read.ts';
import { offersIn } from './offers.ts';

const OWN = ip('10.0.10.5');
const action = { kind: 'soap', id: 'AVTransport.SetAVTransportURI', riskClass: 'queue' } as const;
const call = (...values: readonly string[]) =>
  ({
    kind: 'call',
    action,
    service: 'AVTransport',
    name: 'SetAVTransportURI',
    serviceType: 'urn:schemas-upnp-org:service:AVTransport:1',
    controlPath: '/MediaRenderer/AVTransport/Control',
    arguments: values.map((value, number) => [`Argument${number}`, value] as const),
    places: [],
  }) as const;
const command = (body: JsonObject) =>
  ({
    kind: 'command',
    action,
    namespace: 'playback',
    command: 'load',
    objects: {},
    body,
    places: [],
  }) as const;

it.each([
  ['a file', call('http://10.0.10.5:4711/one.mp3'), [4711]],
  ['one without a port', call('http://10.0.10.5/one.mp3'), [80]],
  ['an address with nothing behind it', call('http://10.0.10.5:4711'), [4711]],
  ['one inside a radio scheme', call('x-rincon-mp3radio://http://10.0.10.5:8000/live'), [8000]],
  ['one in escapes', call('x-rincon-x:http%3a%2f%2f10.0.10.5%3A4711%2Fone.mp3'), [4711]],
  ['one in metadata', call('', '<res>http://10.0.10.5:4711/one.mp3</res>'), [4711]],
  [
    'the same twice, and another',
    call('http://10.0.10.5:1/a http://10.0.10.5:1/b', 'HTTP://10.0.10.5:2/'),
    [1, 2],
  ],
  ['of somebody else', call('http://10.0.10.6:4711/', 'http://10.0.10.51:1/', 'http://110.0.10.5:1/'), []],
  ['where a dot is another letter', call('http://10.0x10.5:4711/'), []],
  ['a name that begins so', call('http://10.0.10.5.example.org:4711/'), []],
  ['a port that is none', call('http://10.0.10.5:0/', 'http://10.0.10.5:70000/'), []],
  ['over TLS', call('https://10.0.10.5:4711/'), []],
  ['more than four', call(...[1, 2, 3, 4, 5].map((port) => `http://10.0.10.5:${port}/`)), [1, 2, 3, 4]],
  ['of the local API', command({ streamUrl: 'http://10.0.10.5:4711/clip.mp3' }), [4711]],
  ['deep in a body', command({ trackMetadata: { list: [{ mediaUrl: 'http://10.0.10.5:5/' }] } }), [5]],
])('%s', (_, understood, expected) => {
  expect(offersIn(understood, OWN)).toEqual(expected);
});

it('what fetches nothing offers nothing', () => {
  const page = {
    kind: 'page',
    action,
    method: 'GET',
    target: '/getaa?u=http://10.0.10.5:1/',
    places: [],
  } as const;
  expect(offersIn(page, OWN)).toEqual([]);
});
