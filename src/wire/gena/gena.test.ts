import { describe, expect, it } from 'vitest';
import type { RequestHead } from '../http/head.ts';
import type { Headers } from '../http/headers.ts';
import { parseLastChange } from './last-change.ts';
import { parseNotify, parsePropertySet, writeNotifyBody } from './notify.ts';
import { parseSubscribe, parseSubscribeResponse, parseUnsubscribe } from './subscribe.ts';

const head = (method: string, ...headers: Headers): RequestHead => ({
  method,
  target: '/MediaRenderer/AVTransport/Event',
  version: '1.1',
  headers,
});
const refused = (kind: string, detail: string, at?: number) => ({
  ok: false,
  error: { kind, format: 'gena', detail, ...(at === undefined ? {} : { at }) },
});
const SID = 'uuid:RINCON_000E58A0000101400_sub0000000042';

describe('parseSubscribe', () => {
  it('reads a callback without a path and a long time (SoCo, hb-zp-tools)', () => {
    expect(
      parseSubscribe(
        head(
          'SUBSCRIBE',
          ['CALLBACK', '<http://192.0.2.9:1400>'],
          ['NT', 'upnp:event'],
          ['TIMEOUT', 'Second-180030'],
        ),
      ),
    ).toEqual({
      ok: true,
      value: {
        kind: 'new',
        callbacks: [{ url: 'http://192.0.2.9:1400', host: '192.0.2.9', port: 1400, path: '/' }],
        timeoutSeconds: 180_030,
      },
    });
  });
  it('reads several callbacks and a missing TIMEOUT', () => {
    const text = '<http://192.0.2.9:3500/notify?a=b> <http://[fe80::1]/x><http://host.local:80>';
    expect(parseSubscribe(head('SUBSCRIBE', ['Callback', text], ['nt', 'upnp:event']))).toEqual({
      ok: true,
      value: {
        kind: 'new',
        callbacks: [
          { url: 'http://192.0.2.9:3500/notify?a=b', host: '192.0.2.9', port: 3500, path: '/notify?a=b' },
          { url: 'http://[fe80::1]/x', host: 'fe80::1', port: 80, path: '/x' },
          { url: 'http://host.local:80', host: 'host.local', port: 80, path: '/' },
        ],
      },
    });
  });
  it('reads a renewal', () => {
    expect(parseSubscribe(head('SUBSCRIBE', ['SID', SID], ['TIMEOUT', 'infinite']))).toEqual({
      ok: true,
      value: { kind: 'renew', sid: SID, timeoutSeconds: 'infinite' },
    });
  });
  it.each<[string, Headers, string, string, number | undefined]>([
    [
      'SID beside CALLBACK',
      [
        ['SID', SID],
        ['CALLBACK', '<http://a>'],
      ],
      'mismatch',
      'CALLBACK stands beside SID',
      undefined,
    ],
    [
      'SID beside NT',
      [
        ['SID', SID],
        ['NT', 'upnp:event'],
      ],
      'mismatch',
      'NT stands beside SID',
      undefined,
    ],
    ['no NT', [['CALLBACK', '<http://a>']], 'malformed', 'there is no NT', undefined],
    [
      'another NT',
      [
        ['CALLBACK', '<http://a>'],
        ['NT', 'x'],
      ],
      'unsupported',
      'NT is not upnp:event',
      undefined,
    ],
    ['neither', [['NT', 'upnp:event']], 'malformed', 'there is neither CALLBACK nor SID', undefined],
    [
      'a user in the URL',
      [
        ['CALLBACK', '<http://u@a/>'],
        ['NT', 'upnp:event'],
      ],
      'malformed',
      'a callback is no plain http URL',
      1,
    ],
    [
      'https',
      [
        ['CALLBACK', '<https://a/>'],
        ['NT', 'upnp:event'],
      ],
      'unsupported',
      'a callback is not http',
      1,
    ],
    [
      'port 0',
      [
        ['CALLBACK', '<http://a:0/>'],
        ['NT', 'upnp:event'],
      ],
      'malformed',
      'the port of a callback is none',
      1,
    ],
    [
      'no brackets',
      [
        ['CALLBACK', 'http://a/'],
        ['NT', 'upnp:event'],
      ],
      'malformed',
      'CALLBACK is no list of <URL>',
      0,
    ],
    [
      'nothing in CALLBACK',
      [
        ['CALLBACK', ''],
        ['NT', 'upnp:event'],
      ],
      'malformed',
      'CALLBACK is empty',
      undefined,
    ],
    [
      'two CALLBACK headers',
      [
        ['CALLBACK', '<http://a>'],
        ['CALLBACK', '<http://b>'],
        ['NT', 'upnp:event'],
      ],
      'mismatch',
      'there is more than one CALLBACK',
      undefined,
    ],
    [
      'a time that is none',
      [
        ['SID', SID],
        ['TIMEOUT', 'Second--1'],
      ],
      'malformed',
      'TIMEOUT is not of the form Second-1800',
      undefined,
    ],
    [
      'a number without Second',
      [
        ['SID', SID],
        ['TIMEOUT', '1800'],
      ],
      'malformed',
      'TIMEOUT is not of the form Second-1800',
      undefined,
    ],
    ['a SID that is none', [['SID', 'RINCON']], 'malformed', 'the SID is not of the form uuid:…', undefined],
  ])('refuses %s', (_, headers, kind, detail, at) => {
    expect(parseSubscribe(head('SUBSCRIBE', ...headers))).toEqual(refused(kind, detail, at));
  });
  it('holds the number of callbacks', () => {
    const text = '<http://a>'.repeat(9);
    expect(parseSubscribe(head('SUBSCRIBE', ['CALLBACK', text], ['NT', 'upnp:event']))).toEqual(
      refused('limit', 'there are more than 8 callbacks', 80),
    );
  });
});

describe('parseUnsubscribe', () => {
  it('reads the SID alone', () => {
    expect(parseUnsubscribe(head('UNSUBSCRIBE', ['SID', SID]))).toEqual({ ok: true, value: { sid: SID } });
    expect(parseUnsubscribe(head('UNSUBSCRIBE'))).toEqual(refused('malformed', 'there is no SID'));
    expect(parseUnsubscribe(head('UNSUBSCRIBE', ['SID', SID], ['NT', 'upnp:event']))).toEqual(
      refused('mismatch', 'NT stands beside SID'),
    );
  });
});

describe('parseSubscribeResponse', () => {
  const answer = (status: number, ...headers: Headers) =>
    parseSubscribeResponse({ version: '1.1', status, reason: '', headers });
  it('reads SID and time', () => {
    expect(answer(200, ['SID', SID], ['TIMEOUT', 'Second-86400'])).toEqual({
      ok: true,
      value: { sid: SID, timeoutSeconds: 86_400 },
    });
  });
  it('refuses a status that is not 200 and a missing TIMEOUT', () => {
    expect(answer(412, ['SID', SID])).toEqual(refused('unsupported', 'the status is not 200'));
    expect(answer(200, ['SID', SID])).toEqual(refused('malformed', 'there is no TIMEOUT'));
  });
});

describe('parseNotify', () => {
  const body = Buffer.from(
    writeNotifyBody([
      ['ZoneGroupID', 'RINCON_000E58A0000101400:1'],
      ['A', '<b>&'],
      ['C', ''],
    ]),
  );
  const notify = (seq: string, method = 'NOTIFY') =>
    parseNotify(
      head(method, ['NT', 'upnp:event'], ['NTS', 'upnp:propchange'], ['SID', SID], ['SEQ', seq]),
      body,
    );

  it('reads the properties it writes', () => {
    expect(notify('4294967295')).toEqual({
      ok: true,
      value: {
        sid: SID,
        seq: 4_294_967_295,
        properties: [
          ['ZoneGroupID', 'RINCON_000E58A0000101400:1'],
          ['A', '<b>&'],
          ['C', ''],
        ],
      },
    });
  });
  it('writes the prefix e:', () => {
    expect(writeNotifyBody([['A', '']])).toBe(
      '<e:propertyset xmlns:e="urn:schemas-upnp-org:event-1-0"><e:property><A/></e:property></e:propertyset>',
    );
  });
  it.each(['', '-1', '4294967296', '1e3'])('refuses SEQ %j', (seq) => {
    expect(notify(seq)).toEqual(refused('malformed', 'SEQ is no number of 32 bits'));
  });
  it('refuses other methods and roots', () => {
    expect(notify('1', 'POST')).toEqual(refused('unsupported', 'the method is not NOTIFY'));
    expect(parsePropertySet('<propertyset/>')).toEqual(refused('malformed', 'the root is no propertyset'));
  });
});

describe('parseLastChange', () => {
  it('reads channels and vendor names', () => {
    const text =
      '<Event xmlns="urn:schemas-upnp-org:metadata-1-0/RCS/" xmlns:r="urn:r"><InstanceID val="0"><Volume channel="Master" val="7"/><r:X val=""/></InstanceID></Event>';
    const namespace = 'urn:schemas-upnp-org:metadata-1-0/RCS/';
    expect(parseLastChange(text)).toEqual({
      ok: true,
      value: {
        namespace,
        instances: [
          {
            kind: 'InstanceID',
            id: '0',
            variables: [
              { name: 'Volume', namespace, value: '7', channel: 'Master' },
              { name: 'X', namespace: 'urn:r', value: '' },
            ],
          },
        ],
      },
    });
  });
  it('reads the queues of the Queue service', () => {
    // node-sonos-ts, queue.service.test
    const namespace = 'urn:schemas-sonos-com:metadata-1-0/Queue/';
    const text = `<Event xmlns="${namespace}"><QueueID val="0"><UpdateID val="2"/></QueueID><QueueID val="1"><UpdateID val="0"/></QueueID></Event>`;
    expect(parseLastChange(text)).toEqual({
      ok: true,
      value: {
        namespace,
        instances: [
          { kind: 'QueueID', id: '0', variables: [{ name: 'UpdateID', namespace, value: '2' }] },
          { kind: 'QueueID', id: '1', variables: [{ name: 'UpdateID', namespace, value: '0' }] },
        ],
      },
    });
  });
  it.each([
    ['<Events/>', 'the root of LastChange is no Event'],
    ['<Event><Other val="0"/></Event>', 'the Event holds more than InstanceID and QueueID'],
    ['<Event><InstanceID/></Event>', 'an InstanceID has no val'],
    ['<Event><InstanceID val="0"><A/></InstanceID></Event>', 'a variable of LastChange has no val'],
  ])('refuses %s', (text, detail) => {
    expect(parseLastChange(text)).toEqual(refused('malformed', detail));
  });
});
