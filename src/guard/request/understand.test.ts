import { describe, expect, it } from 'vitest';
import { type Headers } from '../../wire/http/headers.ts';
import { serviceMapOf } from './service-map.ts';
import { understand } from './understand.ts';

const services = serviceMapOf('S13', '97.1-80312');
const RENDERING = 'urn:schemas-upnp-org:service:RenderingControl:1';
const CONTROL = '/MediaRenderer/RenderingControl/Control';

const envelope = (inner: string): string =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${inner}</s:Body></s:Envelope>`;

const setVolume = (args: string): string =>
  envelope(`<u:SetVolume xmlns:u="${RENDERING}">${args}</u:SetVolume>`);

const LOUD = '<InstanceID>0</InstanceID><Channel>Master</Channel><DesiredVolume>30</DesiredVolume>';

interface Sent {
  readonly method?: string;
  readonly target?: string;
  readonly headers?: Headers;
  readonly body?: string;
}

const ask = ({ method = 'POST', target = CONTROL, headers, body = setVolume(LOUD) }: Sent) =>
  understand(
    {
      head: {
        method,
        target,
        version: '1.1',
        headers: headers ?? [['SOAPACTION', `"${RENDERING}#SetVolume"`]],
      },
      body: Buffer.from(body),
    },
    services,
    (text) => text.replaceAll('127.30.0.11', '192.168.1.20'),
  );

const refusal = (sent: Sent): unknown => {
  const understood = ask(sent);
  return understood.ok
    ? understood.value
    : [understood.error.reason, understood.error.upnpError ?? understood.error.status];
};

describe('a call', () => {
  const UNDERSTOOD = {
    kind: 'call',
    action: { kind: 'soap', id: 'RenderingControl.SetVolume', riskClass: 'volume' },
    service: 'RenderingControl',
    name: 'SetVolume',
    places: [],
    serviceType: RENDERING,
    controlPath: CONTROL,
    arguments: [
      ['InstanceID', '0'],
      ['Channel', 'Master'],
      ['DesiredVolume', '30'],
    ],
  };

  it('is understood', () => expect(ask({})).toEqual({ ok: true, value: UNDERSTOOD }));

  it.each<[string, Sent]>([
    ['the path without its prefix', { target: '/RenderingControl/Control' }],
    ['an unquoted SOAPACTION (SoCo)', { headers: [['SOAPACTION', `${RENDERING}#SetVolume`]] }],
    ['a superfluous argument (SoCo)', { body: setVolume(`${LOUD}<Speed>1</Speed>`) }],
    [
      'another order',
      {
        body: setVolume(
          '<DesiredVolume>30</DesiredVolume><Channel>Master</Channel><InstanceID>0</InstanceID>',
        ),
      },
    ],
    ['zeros before', { body: setVolume(LOUD.replace('30', '0030')) }],
    ['a character reference', { body: setVolume(LOUD.replace('30', '&#51;0')) }],
    ['CDATA and a comment', { body: setVolume(LOUD.replace('30', '<![CDATA[3]]><!-- 9 -->0')) }],
    [
      'another prefix',
      {
        body: envelope(`<x:SetVolume xmlns:x="${RENDERING}">${LOUD}</x:SetVolume>`),
      },
    ],
    ['the default namespace', { body: envelope(`<SetVolume xmlns="${RENDERING}">${LOUD}</SetVolume>`) }],
  ])('is the same with %s', (_, sent) => expect(ask(sent)).toEqual({ ok: true, value: UNDERSTOOD }));

  it.each<[string, Sent, string, number]>([
    [
      'the header names another action',
      { headers: [['SOAPACTION', `"${RENDERING}#GetVolume"`]] },
      'mismatch',
      401,
    ],
    [
      'the header names another service',
      { headers: [['SOAPACTION', '"urn:schemas-upnp-org:service:AVTransport:1#SetVolume"']] },
      'mismatch',
      401,
    ],
    ['the path is another service', { target: '/MediaRenderer/AVTransport/Control' }, 'mismatch', 401],
    [
      'the body names another service',
      {
        body: envelope(
          `<u:SetVolume xmlns:u="urn:schemas-upnp-org:service:AVTransport:1">${LOUD}</u:SetVolume>`,
        ),
      },
      'mismatch',
      401,
    ],
    ['there is no SOAPACTION', { headers: [] }, 'malformed', 400],
    [
      'there are two SOAPACTIONs',
      {
        headers: [
          ['SOAPACTION', `"${RENDERING}#SetVolume"`],
          ['soapaction', `"${RENDERING}#GetVolume"`],
        ],
      },
      'mismatch',
      400,
    ],
    [
      'an argument is missing',
      { body: setVolume('<InstanceID>0</InstanceID><Channel>Master</Channel>') },
      'bad-arguments',
      402,
    ],
    [
      'an argument is repeated',
      { body: setVolume(`${LOUD}<DesiredVolume>5</DesiredVolume>`) },
      'bad-arguments',
      402,
    ],
    ['an argument is out of range', { body: setVolume(LOUD.replace('30', '101')) }, 'bad-arguments', 402],
    // UDA 2.0 §2.5: ui2 has no sign.
    ['an argument has a sign', { body: setVolume(LOUD.replace('30', '+30')) }, 'bad-arguments', 402],
    ['an argument is no number', { body: setVolume(LOUD.replace('30', '0x1e')) }, 'bad-arguments', 402],
    [
      'an argument is not allowed',
      { body: setVolume(LOUD.replace('Master', 'Everything')) },
      'bad-arguments',
      402,
    ],
    [
      'two actions',
      { body: envelope(`<u:SetVolume xmlns:u="${RENDERING}">${LOUD}</u:SetVolume>`.repeat(2)) },
      'mismatch',
      400,
    ],
    [
      'a DOCTYPE',
      { body: `<!DOCTYPE a [<!ENTITY v "30">]>${setVolume(LOUD.replace('30', '&v;'))}` },
      'malformed',
      400,
    ],
    ['a query', { target: `${CONTROL}?x=1` }, 'malformed', 400],
    ['another method', { method: 'PUT' }, 'unknown-action', 405],
    ['another method', { method: 'GET', body: '' }, 'unknown-action', 405],
  ])('is refused when %s', (_, sent, reason, code) => expect(refusal(sent)).toEqual([reason, code]));

  it('of no action of the service is refused', () => {
    const body = envelope(`<u:Explode xmlns:u="${RENDERING}"/>`);
    expect(refusal({ headers: [['SOAPACTION', `"${RENDERING}#Explode"`]], body })).toEqual([
      'unknown-action',
      401,
    ]);
  });

  it('has the addresses of players in place of the guard’s', () => {
    const type = 'urn:schemas-upnp-org:service:AVTransport:1';
    const body = envelope(
      `<u:SetAVTransportURI xmlns:u="${type}"><InstanceID>0</InstanceID><CurrentURI>http://127.30.0.11:1400/a.mp3</CurrentURI><CurrentURIMetaData/></u:SetAVTransportURI>`,
    );
    expect(
      ask({
        target: '/MediaRenderer/AVTransport/Control',
        headers: [['SOAPACTION', `"${type}#SetAVTransportURI"`]],
        body,
      }),
    ).toMatchObject({
      value: {
        action: { riskClass: 'playback' },
        arguments: [
          ['InstanceID', '0'],
          ['CurrentURI', 'http://192.168.1.20:1400/a.mp3'],
          ['CurrentURIMetaData', ''],
        ],
        places: [{ scheme: 'http', host: '192.168.1.20', use: 'media' }],
      },
    });
  });
});

describe('a subscription', () => {
  const EVENT = '/MediaRenderer/RenderingControl/Event';
  const NEW: Headers = [
    ['CALLBACK', '<http://127.0.0.1:3400>'],
    ['NT', 'upnp:event'],
  ];

  it('is understood, also without the prefix and without TIMEOUT', () => {
    for (const target of [EVENT, '/RenderingControl/Event'])
      expect(ask({ method: 'SUBSCRIBE', target, headers: NEW, body: '' })).toMatchObject({
        ok: true,
        value: {
          kind: 'subscribe',
          action: { kind: 'event', id: 'event.RenderingControl', riskClass: 'read' },
          service: { name: 'RenderingControl', eventPath: EVENT, subscribable: true },
          request: { kind: 'new' },
        },
      });
  });

  it('ends by its SID alone', () => {
    expect(
      ask({ method: 'UNSUBSCRIBE', target: EVENT, headers: [['SID', 'uuid:1']], body: '' }),
    ).toMatchObject({
      value: { kind: 'unsubscribe', sid: 'uuid:1' },
    });
    expect(
      refusal({ method: 'UNSUBSCRIBE', target: EVENT, headers: [['SID', 'uuid:1'], ...NEW], body: '' }),
    ).toEqual(['mismatch', 400]);
  });

  it.each([
    ['/Nothing/Event', 404],
    ['/AVTransport/Control', 405],
  ])('is at an event URL, and %s is none', (target, status) => {
    for (const method of ['SUBSCRIBE', 'UNSUBSCRIBE'])
      expect(refusal({ method, target, headers: NEW, body: '' })).toEqual(['unknown-action', status]);
  });

  it('has no body', () => {
    expect(refusal({ method: 'SUBSCRIBE', target: EVENT, headers: NEW, body: 'x' })).toEqual([
      'malformed',
      400,
    ]);
  });
});

describe('a page', () => {
  const page = (target: string, method = 'GET'): unknown =>
    refusal({ method, target, headers: [], body: '' });

  it.each([
    ['/status/zp', 'page', 'page./status/zp', 'read'],
    ['/xml/device_description.xml', 'description', 'description./xml/device_description.xml', 'read'],
    ['/xml/AVTransport1.xml', 'description', 'description./xml/AVTransport1.xml', 'read'],
    ['/img/icon-S13.png', 'description', 'description./img', 'read'],
    ['/reboot', 'page', 'page./reboot', 'system'],
    ['/wifictrl', 'page', 'page./wifictrl', 'system'],
    ['/status/perfcounters', 'page', 'page./status/perfcounters', 'system'],
  ])('%s is of kind %s', (target, kind, id, riskClass) =>
    expect(page(target)).toEqual({
      kind: 'page',
      action: { kind, id, riskClass },
      method: 'GET',
      target,
      places: [],
    }),
  );

  it('that nobody has described is not there', () =>
    expect(page('/no/such/page')).toEqual(['unknown-action', 404]));

  it('takes no query', () => expect(page('/wifictrl?wifi=off')).toEqual(['unknown-action', 403]));

  it('is not posted to', () => {
    expect(page('/reboot', 'POST')).toEqual(['unknown-action', 405]);
    expect(refusal({ method: 'GET', target: '/status/zp', headers: [], body: 'x=1' })).toEqual([
      'unknown-action',
      405,
    ]);
  });

  it('is not how a guarded player is sent events', () => {
    expect(page('/notify', 'NOTIFY')).toEqual(['unknown-action', 404]);
  });

  it('of album art names whom the player would ask', () => {
    expect(page('/getaa?s=1&u=http%3a%2f%2fart.example%2fa.jpg')).toMatchObject({
      action: { kind: 'art', id: 'art./getaa', riskClass: 'read' },
      target: '/getaa?s=1&u=http%3A%2F%2Fart.example%2Fa.jpg',
      places: [{ scheme: 'http', host: 'art.example', use: 'art' }],
    });
    expect(page('/getaa?u=x-sonos-spotify%3atrack')).toMatchObject({
      places: [{ scheme: 'x-sonos-spotify', host: undefined, use: 'art' }],
    });
    expect(page('/getaa?u=a&u=b')).toEqual(['bad-arguments', 400]);
    expect(page('/getaa?url=a')).toEqual(['bad-arguments', 400]);
  });
});
