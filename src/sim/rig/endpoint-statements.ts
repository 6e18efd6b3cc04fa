import type { EndpointFacts } from '../../catalog/endpoints.ts';
import type { Unit } from './endpoint-units.ts';

/** What a request for a page must give for a statement to hold. */
export interface Claim {
  readonly status: 'not 404' | 'let in' | number;
  /** Another unit of the same build. */
  readonly unit?: Unit;
  readonly method?: string;
  readonly port?: number;
  /** Instead of the path of the endpoint. */
  readonly path?: string;
  readonly query?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly contains?: string;
  readonly lacks?: string;
}

const THERE: Claim = { status: 'not 404' };
const OK: Claim = { status: 200 };
const GONE: Claim = { status: 404 };
const TOKEN: Claim = { status: 200, contains: 'csrfToken', lacks: 'simulated' };
const DESCRIPTION = '/xml/device_description.xml';
const DEVICE_PROPERTIES = 'urn:schemas-upnp-org:service:DeviceProperties:1';

/** Words of the catalog. `undefined`: they say nothing that an answer could show. */
export const CLAIMS: Readonly<Record<string, Claim | undefined>> = {
  present: THERE,
  'route present': THERE,
  'route still in the binary': THERE,
  'xsl template present': THERE,
  vulnerable: THERE,
  listed: THERE,
  open: { status: 'let in' },
  '403': { status: 403 },
  '403 Forbidden': { status: 403 },
  '403 while locked': { status: 403 },
  '403 even with UPnP on (bonob 224, audiobookshelf-sonos 10)': { status: 403 },
  gone: GONE,
  'not in the route table: gone': GONE,
  '200 (UPnP on)': OK,
  '200 (UPnP on, July 2026)': OK,
  '200 on 1400': OK,
  '200 on 1443 too': { ...OK, port: 1443 },
  'used on 1400': OK,
  'used by SoCo and node-red': OK,
  'answers (live Oct 2026)': OK,
  'Account entries incl. <UN>email</UN> (SoCo test data)': { ...OK, contains: '<UN>email@example.com</UN>' },
  '200 with an empty ZPSupportInfo': { ...OK, contains: '<ZPSupportInfo></ZPSupportInfo>' },
  'behind the UPnP 403 gate': { status: 403, unit: '86.10 shut' },
  'GET reboots (middleoftech.com)': { ...OK, contains: 'Rebooting' },
  'token form (vowe.net)': { ...TOKEN, lacks: 'Rebooting' },
  'confirm page then reboot': { ...OK, contains: 'name="confirm"', lacks: 'Rebooting' },
  'POST without token': { ...OK, method: 'POST', body: 'FirstZP=0', lacks: 'csrfToken' },
  'POST hash': { ...OK, method: 'POST', body: 'hash=0', lacks: 'csrfToken' },
  'form live (frankensonos)': { ...OK, contains: '<form' },
  'open form': { ...OK, contains: '<form' },
  'form without token': { ...OK, contains: '<form', lacks: 'csrfToken' },
  'token form': TOKEN,
  token: { ...TOKEN, query: '?host=192.0.2.9' },
  'GET, no token': { ...OK, query: '?host=192.0.2.9', contains: 'simulated: nothing was sent' },
  'GET /ping?host= without token; also nmblookup': {
    ...OK,
    contains: 'action="/nmblookup"',
    lacks: 'csrfToken',
  },
  'live with CSRF tokens': TOKEN,
  'GET /wifictrl?wifi=off worked': { ...OK, query: '?wifi=off', contains: 'wifi off' },
  'GET 200 with form; POST rate limited ("Too Many Unlocks")': { ...OK, contains: '<form' },
  'custom http services stop working': undefined,
  '/api/v1/players/local/info without key: 403 ERROR_API_KEY_VALIDATION_FAILED': {
    status: 403,
    path: '/api/v1/players/local/info',
    contains: 'ERROR_API_KEY_VALIDATION_FAILED',
  },
  '/xml/device_description.xml 200 on https 1443': { ...OK, path: DESCRIPTION },
  '1400 and 1443 same service': { ...OK, path: DESCRIPTION },
  'SOAP on 1443 works while 1400 answers 403': {
    ...OK,
    method: 'POST',
    path: '/DeviceProperties/Control',
    headers: {
      SOAPACTION: `"${DEVICE_PROPERTIES}#GetHouseholdID"`,
      'CONTENT-TYPE': 'text/xml; charset="utf-8"',
    },
    body:
      '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>' +
      `<u:GetHouseholdID xmlns:u="${DEVICE_PROPERTIES}"></u:GetHouseholdID></s:Body></s:Envelope>`,
    contains: 'GetHouseholdIDResponse',
  },
};

/** How to ask where the catalog has a pattern, or where a bare GET asks for nothing. */
export const concrete = ({ path, port }: EndpointFacts): Partial<Claim> => {
  if (path.startsWith('/<Service>')) return { path: path.replace('<Service>', 'DeviceProperties') };
  if (path === '/*') return { path: DESCRIPTION };
  if (path === '/api/v1/*' && port === 1443) return { path: '/api/v1/players/local/info' };
  return path === '/websocket/api' ? { headers: HANDSHAKE } : {};
};

/** RFC 6455 §4.1. */
const HANDSHAKE = {
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Version': '13',
};
