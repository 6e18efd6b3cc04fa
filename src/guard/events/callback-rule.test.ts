import { describe, expect, it } from 'vitest';
import { knownAddress as ip } from '../../base/address.ts';
import { parseCallbacks } from '../../wire/gena/callback.ts';
import { deliveriesTo } from './callback-rule.ts';

const OWN = ip('192.0.2.9');
const PLAYER = ip('192.0.2.20');
const GUARD = ip('192.0.2.120');

function ruled(header: string, subscriber = OWN) {
  const callbacks = parseCallbacks(header);
  if (!callbacks.ok) throw new Error('a CALLBACK expected');
  return deliveriesTo(callbacks.value, {
    subscriber,
    isGuarded: (address) => address === PLAYER || address === GUARD,
    ownListener: { host: ip('192.0.2.1'), port: 4444 },
  });
}

describe('where event messages may go', () => {
  it.each([
    // SoCo, noson
    ['<http://192.0.2.9:1400>', [{ to: { host: OWN, port: 1400 }, path: '/' }]],
    ['<http://192.0.2.9>', [{ to: { host: OWN, port: 80 }, path: '/' }]],
    [
      '<http://192.0.2.9:4000/notify?a=b> <http://192.0.2.9:65535/>',
      [
        { to: { host: OWN, port: 4000 }, path: '/notify?a=b' },
        { to: { host: OWN, port: 65_535 }, path: '/' },
      ],
    ],
  ])('%s of 192.0.2.9 is its own', (header, expected) => {
    expect(ruled(header)).toEqual(expected);
  });

  it('an IPv6 address is its own in its own spelling', () => {
    const own = ip('2001:db8::9');
    expect(ruled('<http://[2001:DB8::9]:1400/>', own)).toEqual([
      { to: { host: own, port: 1400 }, path: '/' },
    ]);
    expect(ruled('<http://[2001:db8:0::9]:1400/>', own)).toBeUndefined();
  });

  it.each([
    ['a third party', '<http://192.0.2.10:1400>'],
    ['a third party beside its own', '<http://192.0.2.9:1400><http://192.0.2.10:1400>'],
    ['a third party before its own', '<http://192.0.2.10:1400><http://192.0.2.9:1400>'],
    ['the world', '<http://203.0.113.5/>'],
    ['a name', '<http://phone.local:1400/>'],
    ['loopback', '<http://127.0.0.1:1400/>'],
    ['a player', '<http://192.0.2.20:1400/MediaRenderer/AVTransport/Control>'],
    ['the guard', '<http://192.0.2.120:1400/>'],
    ['another spelling of an address', '<http://192.0.2.009:1400/>'],
    ['its own as a number', '<http://3221225993:1400/>'],
    ['its own inside IPv6', '<http://[::ffff:192.0.2.9]:1400/>'],
    ['its own as the beginning of a name', '<http://192.0.2.9.example:1400/>'],
  ])('%s is elsewhere', (_, header) => {
    expect(ruled(header)).toBeUndefined();
  });

  it.each([PLAYER, GUARD])('nobody subscribes from %s, which is guarded', (address) => {
    expect(ruled(`<http://${address}:1400/>`, address)).toBeUndefined();
  });

  it('the guard is never made to tell itself', () => {
    const own = ip('192.0.2.1');
    expect(ruled('<http://192.0.2.1:4444/0123456789abcdef>', own)).toBeUndefined();
    expect(ruled('<http://192.0.2.1:4445/>', own)).toEqual([{ to: { host: own, port: 4445 }, path: '/' }]);
  });

  it('no callback is no place', () => {
    expect(
      deliveriesTo([], { subscriber: OWN, isGuarded: () => false, ownListener: { host: OWN, port: 1 } }),
    ).toBeUndefined();
  });

  it.each([0, 65_536, 1.5, Number.NaN])('a port is none: %s', (port) => {
    const callback = { url: '', host: OWN, port, path: '/' };
    const rule = { subscriber: OWN, isGuarded: () => false, ownListener: { host: PLAYER, port: 1 } };
    expect(deliveriesTo([callback], rule)).toBeUndefined();
  });
});
