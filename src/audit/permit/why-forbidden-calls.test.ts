import { describe, expect, it } from 'vitest';
import {
  call,
  GET_VOLUME,
  grant,
  ip,
  near,
  overTls,
  OWN,
  RENDERING,
  SID,
  subscribe,
  TYPE,
  unsubscribe,
} from '../../../test/hostile/requests.ts';
import type { HttpRequest } from '../../upnp/http-client.ts';
import { writeSoapRequest } from '../../wire/soap/request.ts';
import { whyForbidden } from './why-forbidden.ts';

const CALLBACK = 'the CALLBACK is not ours';
const CALL_HEADERS = 'the headers are not those of a call';
const EVENT_HEADERS = 'the headers are not those of a subscription';
const NOT_OURS = 'the subscription is not ours';

describe('the guard refuses', () => {
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
