import { describe, expect, it } from 'vitest';
import { asIpAddress } from '../../base/address.ts';
import { TonewallError } from '../../base/errors.ts';
import type { HttpRequest } from '../../upnp/http-client.ts';
import { writeSoapRequest } from '../../wire/soap/request.ts';
import { PUBLIC_API_KEY } from './constants.ts';
import { OpenGrant } from './grant.ts';
import { guardClient, guardNet, whyForbidden } from './guard.ts';

const host = asIpAddress('192.0.2.7') ?? expect.unreachable();
const other = asIpAddress('192.0.2.8') ?? expect.unreachable();
const RENDERING = 'urn:schemas-upnp-org:service:RenderingControl:1';
const service = {
  serviceType: RENDERING,
  serviceId: 'urn:upnp-org:serviceId:RenderingControl',
  scpdPath: '/xml/RenderingControl1.xml',
  controlPath: '/MediaRenderer/RenderingControl/Control',
  eventPath: '/MediaRenderer/RenderingControl/Event',
};

function grant(): OpenGrant {
  const open = new OpenGrant({ host, port: 1400 }, '/xml/device_description.xml');
  open.learn(service);
  open.ownListeners.add('192.0.2.1:40000');
  open.sids.add('uuid:RINCON_1_sub1');
  return open;
}

const get = (path: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
  target: { host, port: 1400 },
  method: 'GET',
  path,
  ...more,
});

const call = (
  action: string,
  args: readonly (readonly [string, string])[],
  header = action,
): HttpRequest => ({
  target: { host, port: 1400 },
  method: 'POST',
  path: service.controlPath,
  headers: [['SOAPACTION', `"${RENDERING}#${header}"`]],
  body: writeSoapRequest({ serviceType: RENDERING, action, arguments: args }),
});

const GET_VOLUME = [
  ['InstanceID', '0'],
  ['Channel', 'Master'],
] as const;

const subscribe = (callback: string, path = service.eventPath): HttpRequest => ({
  target: { host, port: 1400 },
  method: 'SUBSCRIBE',
  path,
  headers: [['CALLBACK', callback]],
});

describe('the guard lets through', () => {
  it.each<[string, HttpRequest]>([
    ['a page of the list', get('/status/zp')],
    ['a described document', get('/xml/RenderingControl1.xml')],
    [
      'a document under the foreign name',
      get('/xml/device_description.xml', { headers: [['HOST', 'rebinding-test.invalid']] }),
    ],
    ['a page over TLS', get('/status/zp', { door: 'tls', target: { host, port: 1443 } })],
    [
      'the shared key for the own record',
      get('/api/v1/players/local/info', { headers: [['X-Sonos-Api-Key', PUBLIC_API_KEY]] }),
    ],
    ['the art proxy towards an own listener', get('/getaa?u=http%3A%2F%2F192.0.2.1%3A40000%2Fx.png')],
    ['a harmless action with its arguments', call('GetVolume', GET_VOLUME)],
    ['a subscription for an own listener', subscribe('<http://192.0.2.1:40000/x>')],
    [
      'the end of an own subscription',
      { ...subscribe(''), method: 'UNSUBSCRIBE', headers: [['SID', 'uuid:RINCON_1_sub1']] },
    ],
  ])('%s', (_name, request) => {
    expect(whyForbidden(request, grant())).toBeUndefined();
  });
});

describe('the guard refuses', () => {
  it.each<[string, HttpRequest, string]>([
    ['a page that restarts', get('/reboot'), 'the page is not on the list'],
    ['a query on a page', get('/status/zp?x=1'), 'the page is not on the list'],
    [
      'another address',
      get('/status/zp', { target: { host: other, port: 1400 } }),
      'it goes to another address',
    ],
    ['another port', get('/status/zp', { target: { host, port: 80 } }), 'it goes to another port'],
    ['another method', get('/status/zp', { method: 'PUT' }), 'the method is not on the list'],
    ['a body on GET', get('/status/zp', { body: 'x' }), 'it has a body'],
    [
      'a header of its own',
      get('/status/zp', { headers: [['COOKIE', 'x']] }),
      'the header COOKIE is not on the list',
    ],
    [
      'another key',
      get('/api/v1/players/local/info', { headers: [['X-Sonos-Api-Key', 'mine']] }),
      'the key is not the shared one',
    ],
    [
      'another Host',
      get('/xml/device_description.xml', { headers: [['HOST', 'evil.example']] }),
      'the Host is neither the device nor the foreign name for a document',
    ],
    [
      'the art proxy towards others',
      get('/getaa?u=http%3A%2F%2F192.0.2.9%2F'),
      'it points to a place that is not ours',
    ],
    [
      'the art proxy with more',
      get('/getaa?u=http%3A%2F%2F192.0.2.1%3A40000%2F&v=1'),
      'the query is not u= alone',
    ],
    [
      'a changing action',
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
      call('SetVolume', [], 'GetVolume'),
      'header and body disagree',
    ],
    ['a body that is no SOAP', { ...call('GetVolume', GET_VOLUME), body: 'wifi=off' }, 'it is no SOAP call'],
    [
      'a control path that was not described',
      { ...call('GetVolume', GET_VOLUME), path: '/wifictrl' },
      'the path is no described control path',
    ],
    ['a callback to others', subscribe('<http://192.0.2.9:80/>'), 'the CALLBACK is not ours'],
    [
      'two callbacks',
      subscribe('<http://192.0.2.1:40000/x><http://192.0.2.9/>'),
      'there is not exactly one CALLBACK',
    ],
    [
      'the end of a subscription of others',
      { ...subscribe(''), method: 'UNSUBSCRIBE', headers: [['SID', 'uuid:x']] },
      'the subscription is not ours',
    ],
  ])('%s', (_name, request, reason) => {
    expect(whyForbidden(request, grant())).toBe(reason);
  });

  it('as a bug, before anything is sent', () => {
    const sent: HttpRequest[] = [];
    const client = guardClient(
      {
        request: (request) => {
          sent.push(request);
          return expect.unreachable('it was sent');
        },
      },
      grant(),
    );
    expect(() => client.request(get('/reboot'))).toThrow(
      new TonewallError(
        'bug',
        'the audit was about to send what it may not: GET /reboot: the page is not on the list',
      ),
    );
    expect(sent).toEqual([]);
  });
});

describe('a grant', () => {
  it.each([
    '/reboot',
    '/wifictrl',
    '/a.xml?reboot=1',
    '/../x.xml',
    '//evil/x.xml',
    '/a%2e.xml',
    '/unlock',
    'http://x/',
  ])('does not take %s for a service description', (scpdPath) => {
    const open = grant();
    open.learn({ ...service, scpdPath });
    expect([...open.documents]).toEqual(['/xml/device_description.xml', '/xml/RenderingControl1.xml']);
  });

  it('does not take a page with an effect for a control path', () => {
    const open = grant();
    open.learn({ ...service, controlPath: '/reboot', eventPath: '/reset' });
    expect([[...open.controlPaths], [...open.eventPaths]]).toEqual([
      [service.controlPath],
      [service.eventPath],
    ]);
  });
});

describe('the guarded network', () => {
  const unreachable = () => expect.unreachable('it was called');
  const net = guardNet(
    { connect: unreachable, listen: unreachable, datagrams: unreachable, interfaces: () => [] },
    grant(),
  );

  it.each([
    ['another address', { host: other, port: 1400 }],
    ['another port', { host, port: 445 }],
  ])('does not connect to %s', (_name, to) => {
    expect(() => net.connect({ ...to, timeoutMs: 1 })).toThrow(/may not: connect to/);
  });

  it('sends no datagrams', () => {
    expect(() => net.datagrams({ host, port: 0 }, () => {})).toThrow(/may not: datagrams/);
  });
});
