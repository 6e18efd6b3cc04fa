import { type Choices, pick } from './choices.ts';
import type { Draft } from './draft.ts';
import { KITCHEN, OFFICE } from './houses.ts';

type HeadTrick = (choices: Choices, draft: Draft) => void;

const set = (draft: Draft, name: string, value: string | undefined): void => {
  draft.headers = draft.headers.filter(([known]) => known.toLowerCase() !== name.toLowerCase());
  if (value !== undefined) draft.headers.push([name, value]);
};

/** RFC 9112 §3.2; a name that is not an address is how a web page reaches a player (DNS rebinding). */
const HOSTS: readonly (string | undefined)[] = [
  undefined,
  'evil.example',
  'evil.example:1400',
  `${OFFICE.guardAddress}:1400`,
  KITCHEN.guardAddress,
  `${KITCHEN.guardAddress}:1401`,
  `${KITCHEN.guardAddress}:01400`,
  `${KITCHEN.guardAddress}.:1400`,
  `user@${KITCHEN.guardAddress}:1400`,
  `${KITCHEN.address}:1400`,
  '127.61.267:1400',
  '[::ffff:127.61.1.11]:1400',
  '',
  `${KITCHEN.guardAddress}:1400, evil.example`,
  `${KITCHEN.guardAddress}:1400/`,
];

const host: HeadTrick = (choices, draft) => set(draft, 'Host', pick(choices, HOSTS));

const second: HeadTrick = (choices, draft) => {
  const pair = pick<[string, string]>(choices, [
    ['Host', 'evil.example'],
    ['HOST', `${KITCHEN.guardAddress}:1400`],
    ['soapaction', '"urn:schemas-upnp-org:service:RenderingControl:1#GetVolume"'],
    ['SOAPACTION', '"urn:schemas-upnp-org:service:RenderingControl:1#SetVolume"'],
    ['Content-Type', 'text/xml; charset=utf-16'],
    ['Content-Encoding', 'gzip'],
    ['X-HTTP-Method-Override', 'GET'],
    ['X-Original-URL', '/reboot'],
    ['X-Forwarded-For', KITCHEN.address],
    ['Expect', '100-continue'],
    ['Expect', 'nonsense'],
    ['Upgrade', 'websocket'],
    ['Connection', 'Upgrade, HTTP2-Settings'],
    ['Connection', 'close'],
    ['Connection', 'keep-alive, SOAPACTION'],
    ['Authorization', 'Bearer x'],
    ['Range', 'bytes=0-1'],
    ['__proto__', 'x'],
    ['X-Long', 'a'.repeat(300)],
  ]);
  if (pick(choices, [true, false])) draft.headers.push(pair);
  else draft.headers.unshift(pair);
};

const browser: HeadTrick = (choices, draft) => {
  const [name, value] = pick(choices, [
    ['Origin', 'null'],
    ['Origin', 'http://evil.example'],
    ['Origin', `http://${KITCHEN.guardAddress}:1400`],
    ['Origin', `http://${KITCHEN.guardAddress}:1400.evil.example`],
    ['Sec-Fetch-Site', 'cross-site'],
    ['Sec-Fetch-Site', 'same-site'],
    ['Sec-Fetch-Site', 'same-origin'],
    ['Referer', 'http://evil.example/'],
  ]);
  if (name !== undefined && value !== undefined) draft.headers.push([name, value]);
};

/** Line ends and blanks at which readers part (RFC 9112 §2.2, §5). */
const LINES: readonly ((choices: Choices, draft: Draft) => void)[] = [
  (_, draft) => (draft.lineEnd = '\n'),
  (_, draft) => (draft.lineEnd = '\r'),
  (_, draft) => (draft.lineEnd = '\r\r\n'),
  (_, draft) => (draft.before = Buffer.from('\r\n')),
  (_, draft) => (draft.before = Buffer.from('\n\n')),
  (_, draft) => (draft.before = Buffer.from('\0')),
  (_, draft) => draft.headers.push(['X', 'a\r\n folded']),
  (_, draft) => draft.headers.unshift([' X', 'first']),
  (_, draft) => draft.headers.push(['X', 'a\nContent-Length: 0']),
  (_, draft) => draft.headers.push(['X', 'a\rTransfer-Encoding: chunked']),
  (_, draft) => draft.headers.push(['X', '\0']),
  (_, draft) => draft.headers.push(['', 'empty name']),
  (_, draft) => draft.headers.push(['X Y', 'blank in a name']),
  (_, draft) => draft.headers.push(['X\u00e9', 'no token']),
  (_, draft) => draft.headers.push(['X', '\u00e9']),
  (_, draft) => draft.headers.push(...Array.from({ length: 70 }, (): [string, string] => ['X', 'y'])),
  (_, draft) => draft.headers.push(['X', 'a'.repeat(9000)]),
];

const lines: HeadTrick = (choices, draft) => {
  pick(choices, LINES)(choices, draft);
};

const CASES: readonly ((name: string) => string)[] = [
  (name) => name.toLowerCase(),
  (name) => name.toUpperCase(),
  (name) => name.replaceAll('-', '_'),
  (name) => `${name} `,
  (name) => name.replace(/^./, (letter) => letter.toLowerCase()),
];

const headerCase: HeadTrick = (choices, draft) => {
  const change = pick(choices, CASES);
  draft.headers = draft.headers.map(([name, value]) => [change(name), value]);
};

const version: HeadTrick = (choices, draft) => {
  draft.version = pick(choices, [
    'HTTP/1.0',
    'HTTP/1.2',
    'HTTP/2.0',
    'http/1.1',
    'HTTP/01.1',
    'HTTP/1.1 ',
    ' HTTP/1.1',
    'HTTP/1.1 HTTP/1.1',
    'HTTP/0.9',
    '',
    'HTTP/1.1\t',
  ]);
};

const method: HeadTrick = (choices, draft) => {
  draft.method = pick(choices, [
    'GET',
    'POST',
    'HEAD',
    'PUT',
    'OPTIONS',
    'M-POST',
    'post',
    'PoST',
    'CONNECT',
    'TRACE',
    'NOTIFY',
    'SUBSCRIBE',
    'UNSUBSCRIBE',
    'PRI',
    'POST\t',
    ' POST',
    'DELETE',
  ]);
};

/** Spellings of a path that lead elsewhere for one reader (RFC 3986 §6.2). */
const TARGETS: readonly ((target: string) => string)[] = [
  (target) => `http://${KITCHEN.guardAddress}:1400${target}`,
  (target) => `http://evil.example${target}`,
  (target) => `//evil.example${target}`,
  (target) => `/.${target}`,
  (target) => `/x/..${target}`,
  (target) => `/status/../..${target}`,
  (target) => `/status/zp/%2e%2e/%2e%2e${target}`,
  (target) => target.replaceAll('/', '//'),
  (target) => target.replaceAll('/', '%2f'),
  (target) => target.replaceAll('/', '\\'),
  (target) => `${target}/`,
  (target) => `${target}?x=1`,
  (target) => `${target}?`,
  (target) => `${target}#x`,
  (target) => `${target};x=1`,
  (target) => `${target}%00`,
  (target) => `${target}%20`,
  (target) => `${target} `,
  (target) => target.toLowerCase(),
  (target) => target.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  (target) => `/status/zp${target}`,
  (target) => `${target}/../../reboot`,
  (target) => `${target}/..%2freboot`,
  (target) => target.replace(/^\/Media\w+/, ''),
  (target) => `/MediaServer${target.replace(/^\/Media\w+/, '')}`,
  (target) => `/MediaRenderer${target.replace(/^\/Media\w+/, '')}`,
  () => '*',
  () => '/MediaRenderer/AVTransport/Control',
  () => '/MediaRenderer/RenderingControl/Control',
  () => '/reboot',
  (target) => target.slice(1),
  (target) => `${target}\u00e9`,
];

const target: HeadTrick = (choices, draft) => {
  draft.target = pick(choices, TARGETS)(draft.target);
};

const LOUD_BODY =
  '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><u:SetVolume ' +
  'xmlns:u="urn:schemas-upnp-org:service:RenderingControl:1"><InstanceID>0</InstanceID><Channel>Master</Channel>' +
  '<DesiredVolume>100</DesiredVolume></u:SetVolume></s:Body></s:Envelope>';
const LOUD_REQUEST = Buffer.from(
  `POST /MediaRenderer/RenderingControl/Control HTTP/1.1\r\nHost: ${KITCHEN.guardAddress}:1400\r\n` +
    `SOAPACTION: "urn:schemas-upnp-org:service:RenderingControl:1#SetVolume"\r\nContent-Length: ${LOUD_BODY.length}\r\n\r\n${LOUD_BODY}`,
);
const REBOOT = Buffer.from(`GET /reboot HTTP/1.1\r\nHost: ${KITCHEN.guardAddress}:1400\r\n\r\n`);

/** A second request behind the first, or in its place (RFC 9112 §9.3.2, §11.2). */
const pipelined: HeadTrick = (choices, draft) => {
  const more = pick(choices, [
    LOUD_REQUEST,
    REBOOT,
    Buffer.from('\r\n'),
    Buffer.from('x'),
    Buffer.from('GET'),
  ]);
  if (pick(choices, [true, true, false])) draft.after = more;
  else draft.body = Buffer.concat([draft.body, more]);
};

export const HEAD_TRICKS: readonly HeadTrick[] = [
  host,
  second,
  browser,
  lines,
  headerCase,
  version,
  method,
  target,
  pipelined,
];
