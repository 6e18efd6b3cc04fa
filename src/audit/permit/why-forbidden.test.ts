import { describe, expect, it } from 'vitest';
import {
  call,
  DESCRIPTION,
  get,
  GET_VOLUME,
  grant,
  host,
  INFO,
  ip,
  key,
  near,
  overTls,
  OWN,
  subscribe,
  unsubscribe,
} from '../../../test/hostile/requests.ts';
import type { HttpRequest } from '../../upnp/http-client.ts';
import { PUBLIC_API_KEY } from './constants.ts';
import { whyForbidden } from './why-forbidden.ts';

const PAGE = 'the page is not on the list';
const ART = 'it points to a place that is not ours';

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
});
