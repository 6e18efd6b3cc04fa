import { expect, it } from 'vitest';
import { PLAYER } from '../../../test/golden/literals.ts';
import type { ArtProxyPart } from '../evidence/art-proxy.ts';
import type { EventCallbackPart } from '../evidence/event-callback.ts';
import { known, unknown } from '../evidence/observation.ts';
import { artProxyFetch } from './art-proxy-fetch.ts';

const nobody = { fetched: false, relayed: false };
const judge = (value: ArtProxyPart, events?: Partial<EventCallbackPart>) =>
  artProxyFetch.judge(PLAYER, {
    'art-proxy': known(value, [9, 10]),
    ...(events
      ? {
          'event-callback': known(
            {
              serviceType: 'urn:schemas-upnp-org:service:RenderingControl:1',
              subscriber: '192.0.2.1',
              callback: '192.0.2.2',
              otherNetwork: false,
              accepted: true,
              unsubscribed: true,
              ...events,
            },
            [6],
          ),
        }
      : {}),
  });

it('fails high when what was fetched comes back', () => {
  const userAgent = 'Linux UPnP/1.0 Sonos/72.2-39150 (ZPS12)';
  expect(judge({ status: 200, fetched: true, relayed: true, userAgent })).toEqual({
    verdict: 'fail',
    ground: 'relays',
    severity: 'high',
    reasons: [
      'It fetched an address of this computer that was handed to it without any credential.',
      'What the address served came back through the player.',
    ],
    items: [{ label: 'It came as', value: userAgent, exchange: [9, 10] }],
  });
});

it('fails medium when the player only knocks', () => {
  expect(judge({ status: 404, fetched: true, relayed: false })).toEqual({
    verdict: 'fail',
    ground: 'knocks',
    severity: 'medium',
    reasons: [
      'It fetched an address of this computer that was handed to it without any credential.',
      'What the address served did not come back: the player knocks, but does not read aloud.',
    ],
    items: [{ label: 'It came as', value: 'a client without a name', exchange: [9, 10] }],
  });
});

it('passes on a refusal', () => {
  expect(judge({ status: 403, ...nobody })).toEqual({
    verdict: 'pass',
    ground: 'refuses',
    reasons: ['It refused to fetch the address (403).'],
    items: [],
  });
});

it('passes when nobody came although the player can come', () => {
  expect(judge({ status: 404, ...nobody }, { deliveredBytes: 800 })).toEqual({
    verdict: 'pass',
    ground: 'stays-away',
    reasons: ['It answered 404 and did not come, though its events do reach this computer.'],
    items: [],
  });
});

it.each([undefined, {}, { accepted: false, status: 403 }])(
  'does not take a firewall of its own for a refusal',
  (events) => {
    expect(judge({ status: 404, ...nobody }, events)).toEqual({
      verdict: 'inconclusive',
      ground: 'may-be-blocked',
      reasons: [
        'It answered 404 and did not come: it may refuse, or a firewall on this computer may have kept it out.',
      ],
      items: [],
    });
  },
);

it.each([
  [{ status: 302, ...nobody }, 'It did not come, and answered 302, which shows no refusal.'],
  [{ status: 200, ...nobody }, 'It did not come, and answered 200, which shows no refusal.'],
  [nobody, 'It did not come, and answered nothing, which shows no refusal.'],
])('takes neither silence nor another answer for a refusal', (value, reason) => {
  expect(judge(value, { deliveredBytes: 1 })).toEqual({
    verdict: 'inconclusive',
    ground: 'unclear-answer',
    reasons: [reason],
    items: [],
  });
});

it('leaves open what could not be asked, and says why', () => {
  const part = unknown('not-asked', 'this computer has no address that the player could come to');
  expect(artProxyFetch.judge(PLAYER, { 'art-proxy': part })).toEqual({
    verdict: 'inconclusive',
    ground: 'evidence-missing',
    reasons: [
      'The evidence of art-proxy is not there: this computer has no address that the player could come to.',
    ],
    items: [],
  });
});
