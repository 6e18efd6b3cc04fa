import { describe, expect, it } from 'vitest';
import { head, refused, SID } from '../../../test/rig/gena.ts';
import type { Headers } from '../http/headers.ts';
import { parseSubscribe } from './subscribe.ts';

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
});
