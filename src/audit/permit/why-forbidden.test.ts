import { describe, expect, it } from 'vitest';
import { asIpAddress } from '../../base/address.ts';
import type { HttpRequest } from '../../upnp/http-client.ts';
import { writeSoapRequest } from '../../wire/soap/request.ts';
import { PUBLIC_API_KEY } from './constants.ts';
import { OpenGrant } from './grant.ts';
import { whyForbidden } from './why-forbidden.ts';

const ip = (text: string) => asIpAddress(text) ?? expect.unreachable(text);
const host = ip('192.0.2.7');
const near = ip('192.0.2.1');
const OWN = 'http://192.0.2.1:40000/0123456789abcdef.png';
const SID = 'uuid:RINCON_1_sub1';
const INFO = '/api/v1/players/local/info';
const DESCRIPTION = '/xml/device_description.xml';
const RENDERING = 'urn:schemas-upnp-org:service:RenderingControl:1';
const service = {
  serviceType: RENDERING,
  serviceId: 'urn:upnp-org:serviceId:RenderingControl',
  scpdPath: '/xml/RenderingControl1.xml',
  controlPath: '/MediaRenderer/RenderingControl/Control',
  eventPath: '/MediaRenderer/RenderingControl/Event',
};

function grant(): OpenGrant {
  const open = new OpenGrant({ host, port: 1400 }, DESCRIPTION);
  open.learn(service);
  open.ownUrls.add(OWN);
  open.ownAddresses.add(near);
  open.subscriptions.set(SID, service.eventPath);
  return open;
}

const get = (path: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
  target: { host, port: 1400 },
  method: 'GET',
  path,
  ...more,
});
const overTls = (request: HttpRequest): HttpRequest => ({
  ...request,
  door: 'tls',
  target: { host, port: 1443 },
});

const TYPE = ['CONTENT-TYPE', 'text/xml; charset="utf-8"'] as const;
const call = (
  action: string,
  args: readonly (readonly [string, string])[],
  more: Partial<HttpRequest> = {},
): HttpRequest => ({
  target: { host, port: 1400 },
  method: 'POST',
  path: service.controlPath,
  headers: [TYPE, ['SOAPACTION', `"${RENDERING}#${action}"`]],
  body: writeSoapRequest({ serviceType: RENDERING, action, arguments: args }),
  ...more,
});
const GET_VOLUME = [
  ['InstanceID', '0'],
  ['Channel', 'Master'],
] as const;

const subscribe = (callback = `<${OWN}>`, more: Partial<HttpRequest> = {}): HttpRequest => ({
  target: { host, port: 1400 },
  method: 'SUBSCRIBE',
  path: service.eventPath,
  headers: [
    ['CALLBACK', callback],
    ['NT', 'upnp:event'],
    ['TIMEOUT', 'Second-60'],
  ],
  localAddress: near,
  ...more,
});
const unsubscribe = (more: Partial<HttpRequest> = {}): HttpRequest => ({
  target: { host, port: 1400 },
  method: 'UNSUBSCRIBE',
  path: service.eventPath,
  headers: [['SID', SID]],
  localAddress: near,
  ...more,
});
const key = (value: string): Partial<HttpRequest> => ({ headers: [['X-Sonos-Api-Key', value]] });

describe('the guard lets through', () => {
  it.each<[string, HttpRequest]>([
    ['a page of the list', get('/status/zp')],
    ['a described document', get('/xml/RenderingControl1.xml')],
    [
      'the description under the foreign name',
      get(DESCRIPTION, { headers: [['HOST', 'rebinding-test.invalid']] }),
    ],
    ['the description over TLS', overTls(get(DESCRIPTION))],
    ['the own record without a key', overTls(get(INFO))],
    ['the own record for the shared key', overTls(get(INFO, key(PUBLIC_API_KEY)))],
    ['the art proxy towards an own listener', get(`/getaa?u=${encodeURIComponent(OWN)}`)],
    ['a harmless action with its arguments', call('GetVolume', GET_VOLUME)],
    ['the same over TLS', overTls(call('GetVolume', GET_VOLUME))],
    ['a subscription for an own listener', subscribe()],
    ['the end of an own subscription', unsubscribe()],
  ])('%s', (_name, request) => {
    expect(whyForbidden(request, grant())).toBeUndefined();
  });
});

const PAGE = 'the page is not on the list';
const ART = 'it points to a place that is not ours';
const CALLBACK = 'the CALLBACK is not ours';
const CALL_HEADERS = 'the headers are not those of a call';
const EVENT_HEADERS = 'the headers are not those of a subscription';
const NOT_OURS = 'the subscription is not ours';

describe('the guard refuses', () => {
  it.each<[string, HttpRequest, string]>([
    [
      'another address',
      get('/status/zp', { target: { host: ip('192.0.2.8'), port: 1400 } }),
      'it goes to another address',
    ],
    ['another port', get('/status/zp', { target: { host, port: 80 } }), 'it goes to another port'],
    ['TLS on the port in clear', get('/status/zp', { door: 'tls' }), 'it goes to another port'],
    ['another method', get('/status/zp', { method: 'PUT' }), 'the method is not on the list'],
    [
      'a method of the prototype',
      get('/status/zp', { method: 'constructor' }),
      'the method is not on the list',
    ],
  ])('%s', (_name, request, reason) => {
    expect(whyForbidden(request, grant())).toBe(reason);
  });

  it.each<[string, HttpRequest, string]>([
    ['one that restarts', get('/reboot'), PAGE],
    ['one with a query', get('/status/zp?x=1'), PAGE],
    ['a body', get('/status/zp', { body: 'x' }), 'it has a body'],
    [
      'a source of its own choice',
      get('/status/zp', { localAddress: near }),
      'it chooses where it comes from',
    ],
    [
      'a header of its own',
      get('/status/zp', { headers: [['COOKIE', 'x']] }),
      'the headers are not those of a page',
    ],
    [
      'two Hosts',
      get(DESCRIPTION, {
        headers: [
          ['HOST', 'rebinding-test.invalid'],
          ['HOST', '192.0.2.7'],
        ],
      }),
      'the headers are not those of a page',
    ],
    [
      'another Host',
      get(DESCRIPTION, { headers: [['HOST', 'evil.example']] }),
      'the Host is not the foreign name for the description',
    ],
    [
      'the foreign name for another page',
      get('/status/zp', { headers: [['HOST', 'rebinding-test.invalid']] }),
      'the Host is not the foreign name for the description',
    ],
    ['another key', overTls(get(INFO, key('mine'))), 'the key is not the shared one for the own record'],
    [
      'the shared key in clear',
      get(INFO, key(PUBLIC_API_KEY)),
      'the key is not the shared one for the own record',
    ],
    [
      'the shared key for another page',
      overTls(get('/status/zp', key(PUBLIC_API_KEY))),
      'the key is not the shared one for the own record',
    ],
    ['a status page over TLS', overTls(get('/status/zp')), 'the page is not on the list for TLS'],
    ['the art proxy towards others', get('/getaa?u=http%3A%2F%2F192.0.2.9%2F'), ART],
    ['the art proxy with more', get(`/getaa?u=${encodeURIComponent(OWN)}&v=1`), ART],
    ['the art proxy with flags', get(`/getaa?s=1&u=${encodeURIComponent(OWN)}`), ART],
    [
      'the art proxy towards an own port and another path',
      get('/getaa?u=http%3A%2F%2F192.0.2.1%3A40000%2F'),
      ART,
    ],
    [
      'the art proxy with a place that browsers and players read differently',
      get('/getaa?u=http%3A%2F%2F192.0.2.1%3A40000%5C%40203.0.113.9%2F'),
      ART,
    ],
    ['the same not encoded', get('/getaa?u=http://192.0.2.1:40000/\\@203.0.113.9/'), ART],
    ['an own place not encoded', get(`/getaa?u=${OWN}`), ART],
  ])('of pages: %s', (_name, request, reason) => {
    expect(whyForbidden(request, grant())).toBe(reason);
  });

  it.each<[string, HttpRequest, string]>([
    [
      'one that changes something',
      call('SetVolume', [...GET_VOLUME, ['DesiredVolume', '100']]),
      'SetVolume with these arguments is not on the list',
    ],
    [
      'other arguments',
      call('GetVolume', [
        ['InstanceID', '1'],
        ['Channel', 'Master'],
      ]),
      'GetVolume with these arguments is not on the list',
    ],
    [
      'a header that says otherwise than the body',
      call('SetVolume', [], { headers: [TYPE, ['SOAPACTION', `"${RENDERING}#GetVolume"`]] }),
      'header and body disagree',
    ],
    [
      'two SOAPACTIONs',
      call('GetVolume', GET_VOLUME, {
        headers: [
          TYPE,
          ['SOAPACTION', `"${RENDERING}#GetVolume"`],
          ['SOAPACTION', `"${RENDERING}#SetVolume"`],
        ],
      }),
      CALL_HEADERS,
    ],
    [
      'a Host',
      call('GetVolume', GET_VOLUME, {
        headers: [TYPE, ['SOAPACTION', `"${RENDERING}#GetVolume"`], ['HOST', 'evil.example']],
      }),
      CALL_HEADERS,
    ],
    [
      'another content type',
      call('GetVolume', GET_VOLUME, {
        headers: [
          ['CONTENT-TYPE', 'application/x-www-form-urlencoded'],
          ['SOAPACTION', `"${RENDERING}#GetVolume"`],
        ],
      }),
      CALL_HEADERS,
    ],
    ['no headers', call('GetVolume', GET_VOLUME, { headers: [] }), CALL_HEADERS],
    ['a body that is no SOAP', call('GetVolume', GET_VOLUME, { body: 'wifi=off' }), 'it is no SOAP call'],
    [
      'a body with something beside the call',
      call('GetVolume', GET_VOLUME, {
        body: `${writeSoapRequest({ serviceType: RENDERING, action: 'GetVolume', arguments: GET_VOLUME })}<!-- x -->`,
      }),
      'the body is not as this program writes it',
    ],
    [
      'a path that was not described',
      call('GetVolume', GET_VOLUME, { path: '/wifictrl' }),
      'the path is no control path of the service',
    ],
    [
      'a source of its own choice',
      call('GetVolume', GET_VOLUME, { localAddress: near }),
      'it chooses where it comes from',
    ],
  ])('of calls: %s', (_name, request, reason) => {
    expect(whyForbidden(request, grant())).toBe(reason);
  });

  it.each<[string, HttpRequest, string]>([
    ['a callback to others', subscribe('<http://192.0.2.9:80/>'), CALLBACK],
    ['a callback to an own port and another path', subscribe('<http://192.0.2.1:40000/x>'), CALLBACK],
    ['a callback that resolvers read differently', subscribe('<http://192.0.2.1:40000\\.evil/>'), CALLBACK],
    ['two callbacks in one header', subscribe(`<${OWN}><http://192.0.2.9/>`), CALLBACK],
    [
      'two CALLBACK headers',
      subscribe(undefined, {
        headers: [
          ['CALLBACK', `<${OWN}>`],
          ['CALLBACK', '<http://192.0.2.9/>'],
          ['NT', 'upnp:event'],
          ['TIMEOUT', 'Second-60'],
        ],
      }),
      EVENT_HEADERS,
    ],
    [
      'a longer time',
      subscribe(undefined, {
        headers: [
          ['CALLBACK', `<${OWN}>`],
          ['NT', 'upnp:event'],
          ['TIMEOUT', 'Second-86400'],
        ],
      }),
      EVENT_HEADERS,
    ],
    ['a body', subscribe(undefined, { body: 'x' }), 'it has a body'],
    ['another path', subscribe(undefined, { path: '/reboot' }), 'the path is no described event path'],
    [
      'an address that is not ours',
      subscribe(undefined, { localAddress: ip('192.0.2.9') }),
      'it comes from an address that is not ours',
    ],
    ['TLS', overTls(subscribe()), 'subscriptions go in clear'],
    ['the end of a subscription of others', unsubscribe({ headers: [['SID', 'uuid:x']] }), NOT_OURS],
    ['the end of an own one at another path', unsubscribe({ path: '/reboot' }), NOT_OURS],
    [
      'two SIDs',
      unsubscribe({
        headers: [
          ['SID', SID],
          ['SID', 'uuid:x'],
        ],
      }),
      NOT_OURS,
    ],
    ['an end with a body', unsubscribe({ body: 'x' }), 'it has a body'],
    [
      'an end from an address that is not ours',
      unsubscribe({ localAddress: ip('192.0.2.9') }),
      'it comes from an address that is not ours',
    ],
  ])('of subscriptions: %s', (_name, request, reason) => {
    expect(whyForbidden(request, grant())).toBe(reason);
  });
});
