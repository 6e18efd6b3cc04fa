import { expect, it } from 'vitest';
import { PLAYER } from '../../../test/golden/literals.ts';
import { known, unknown } from '../evidence/observation.ts';
import { artProxyFetch } from './art-proxy-fetch.ts';

it('fails high when what was fetched comes back', () => {
  const value = {
    status: 200,
    fetched: true,
    relayed: true,
    userAgent: 'Linux UPnP/1.0 Sonos/72.2-39150 (ZPS12)',
  };
  expect(artProxyFetch.judge(PLAYER, { 'art-proxy': known(value, [9, 10]) })).toEqual({
    verdict: 'fail',
    reasons: [
      'It fetched an address that was handed to it without any credential.',
      'What the address served came back through the player.',
    ],
    items: [{ label: 'It came as', value: 'Linux UPnP/1.0 Sonos/72.2-39150 (ZPS12)', exchange: [9, 10] }],
  });
});

it('fails medium when the player only knocks', () => {
  const value = { status: 404, fetched: true, relayed: false };
  expect(artProxyFetch.judge(PLAYER, { 'art-proxy': known(value, [9]) })).toEqual({
    verdict: 'fail',
    severity: 'medium',
    reasons: [
      'It fetched an address that was handed to it without any credential.',
      'What the address served did not come back: the player knocks, but does not read aloud.',
    ],
    items: [{ label: 'It came as', value: 'a client without a name', exchange: [9] }],
  });
});

it('passes when nobody came', () => {
  expect(
    artProxyFetch.judge(PLAYER, { 'art-proxy': known({ status: 404, fetched: false, relayed: false }, [9]) }),
  ).toEqual({ verdict: 'pass', reasons: ['It did not come to the address that it was given (404).'] });
});

it('leaves open what could not be asked, and says why', () => {
  const part = unknown('not-asked', 'this computer has no address that the player could come to');
  expect(artProxyFetch.judge(PLAYER, { 'art-proxy': part })).toEqual({
    verdict: 'inconclusive',
    reasons: [
      'The evidence of art-proxy is not there: this computer has no address that the player could come to.',
    ],
  });
});
