import { type Choices, once, pick } from '../choices.ts';
import { type Draft, draftOf } from '../draft.ts';
import { KITCHEN, type Room } from '../houses.ts';

export const KEY = '123e4567-e89b-12d3-a456-426655440000';

export const handshakeOf = ({ guardAddress }: Room): Draft =>
  draftOf('GET', '/websocket/api', [
    ['Host', `${guardAddress}:1443`],
    ['Upgrade', 'websocket'],
    ['Connection', 'Upgrade'],
    ['Sec-WebSocket-Key', 'dGhlIHNhbXBsZSBub25jZQ=='],
    ['Sec-WebSocket-Version', '13'],
    ['Sec-WebSocket-Protocol', 'v1.api.smartspeaker.audio'],
    ['X-Sonos-Api-Key', KEY],
  ]);

const VALUES: Readonly<Record<string, readonly string[]>> = {
  Upgrade: ['WebSocket', 'websocket, h2c', 'h2c', 'websocket\u00a0', '', 'websocket/13'],
  Connection: [
    'upgrade',
    'keep-alive, Upgrade',
    'Upgrade, close',
    'keep-alive',
    'close',
    'Upgrade, Sec-WebSocket-Key',
    'UpgradeX',
  ],
  'Sec-WebSocket-Key': [
    '',
    'x',
    'dGhlIHNhbXBsZSBub25jZQ',
    'dGhlIHNhbXBsZSBub25jZR==',
    'dGhl IHNhbXBsZSBub25jZQ==',
    `${'A'.repeat(40)}==`,
  ],
  'Sec-WebSocket-Version': ['8', '013', '13, 8', '13.0', '', '0xd'],
  'Sec-WebSocket-Protocol': [
    'chat, v1.api.smartspeaker.audio',
    'V1.API.SMARTSPEAKER.AUDIO',
    'v2.api.smartspeaker.audio',
    'v1.api.smartspeaker.audio;x',
    '',
  ],
  'X-Sonos-Api-Key': ['', 'x', KEY.toUpperCase(), `${KEY}, ${KEY}`, 'a'.repeat(200), "' or 1=1"],
  Host: [
    'evil.example:1443',
    KITCHEN.guardAddress,
    `${KITCHEN.guardAddress}:1400`,
    `${KITCHEN.guardAddress}:01443`,
    `${KITCHEN.address}:1443`,
    `user@${KITCHEN.guardAddress}:1443`,
    '',
  ],
};

const ADDED: readonly (readonly [string, string])[] = [
  ['Origin', 'https://evil.example'],
  ['Origin', 'null'],
  ['Origin', `https://${KITCHEN.guardAddress}:1443`],
  ['Origin', `https://${KITCHEN.guardAddress}:1443.evil.example`],
  ['Sec-Fetch-Site', 'cross-site'],
  ['Sec-WebSocket-Extensions', 'permessage-deflate; client_max_window_bits'],
  ['Sec-WebSocket-Extensions', 'permessage-deflate, permessage-deflate'],
  ['Sec-WebSocket-Accept', 'x'],
  ['Content-Length', '0'],
  ['Content-Length', '5'],
  ['Transfer-Encoding', 'chunked'],
  ['Authorization', 'Bearer x'],
  ['Expect', '100-continue'],
  ['Upgrade', 'h2c'],
  ['X-Sonos-Api-Key', 'x'],
];

type HandshakeTrick = (choices: Choices, draft: Draft) => void;

const values: HandshakeTrick = (choices, draft) => {
  const name = pick(choices, Object.keys(VALUES));
  const value = pick<string | undefined>(choices, [...(VALUES[name] ?? []), undefined]);
  draft.headers = draft.headers.filter(([known]) => known !== name);
  if (value !== undefined) draft.headers.push([name, value]);
};

const twice: HandshakeTrick = (choices, draft) => {
  const [name, value] = pick(choices, draft.headers);
  const other = pick(choices, [value, ...(VALUES[name] ?? [])]);
  draft.headers.splice(choices.below(draft.headers.length + 1), 0, [name, other]);
};

const added: HandshakeTrick = (choices, draft) => {
  const [name, value] = pick(choices, ADDED);
  draft.headers.push([name, value]);
};

const body: HandshakeTrick = (choices, draft) => {
  draft.body = Buffer.from(pick(choices, ['x', '[{},{}]', '\x81\x80\0\0\0\0']), 'latin1');
};

const TARGETS = [
  '/websocket/api/',
  '/websocket/api?x=1',
  '/websocket//api',
  '/websocket/../websocket/api',
  '/websocket/%61pi',
  '/WEBSOCKET/API',
  '/websocket/api%00',
  '/websocket',
  '/api/v1/players/local/info',
  '/xml/device_description.xml',
  '/reboot',
];

const line: HandshakeTrick = (choices, draft) => {
  if (once(choices, 2)) draft.target = pick(choices, TARGETS);
  else draft.method = pick(choices, ['POST', 'HEAD', 'CONNECT', 'OPTIONS', 'get', 'SUBSCRIBE']);
};

export const HANDSHAKE_TRICKS: readonly HandshakeTrick[] = [values, values, twice, added, body, line];
