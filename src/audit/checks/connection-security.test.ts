import { expect, it } from 'vitest';
import { PLAYER, proof, served } from '../../../test/golden/literals.ts';
import { known, unknown } from '../evidence/observation.ts';
import type { EvidenceParts } from '../evidence/device.ts';
import type { ApiAnswer, TlsDoorPart } from '../evidence/tls-door.ts';
import { connectionSecurity } from './connection-security.ts';

const NO_KEY: ApiAnswer = { status: 403, errorCode: 'ERROR_API_KEY_VALIDATION_FAILED' };
const RECORD: ApiAnswer = { status: 200, playerId: 'RINCON_000E58AAAAAA01400' };
const WANTS_MORE: ApiAnswer = { status: 401, errorCode: 'ERROR_NOT_AUTHORIZED' };
const door = (shared: ApiAnswer): TlsDoorPart => ({
  open: true,
  protocol: 'TLSv1.3',
  cipher: 'TLS_AES_256_GCM_SHA384',
  description: known(403, [7]),
  soap: unknown('not-asked', 'no control path is known'),
  apiWithoutKey: known(NO_KEY, [8]),
  apiWithPublicKey: known(shared, [9]),
});
const surface = (outcome: 'answered' | 'denied') =>
  known({ services: [], proofs: [proof(outcome, { status: outcome === 'denied' ? 403 : 200 })] }, [4]);
const off = known(
  {
    kind: 'denied',
    path: '/xml/device_description.xml',
    status: 403,
    server: 'Linux UPnP/1.0 Sonos/97.1-80312 (ZPS13)',
  } as const,
  [1],
);
const on: EvidenceParts = { description: known(served(), [1]), 'control-surface': surface('answered') };
const judge = (parts: EvidenceParts) => connectionSecurity.judge(PLAYER, parts);
const guest = { label: 'Guest access', value: 'not known: it cannot be seen from the network', exchange: [] };
const upnpOff = { label: 'UPnP', value: 'off: the description is refused with 403', exchange: [1] };
const upnpOn = { label: 'UPnP', value: 'on: orders in clear are taken', exchange: [4] };
const seemsOff = {
  label: 'Authentication',
  value: 'seems off: the key that open programs share is enough for the own record',
  exchange: [9],
};

it('fails when both switches that show stand open', () => {
  expect(judge({ ...on, 'tls-door': known(door(RECORD), [9]) })).toEqual({
    verdict: 'fail',
    ground: 'both-open',
    severity: 'medium',
    reasons: ['UPnP is on, and Authentication seems to be off.'],
    items: [upnpOn, seemsOff, guest],
  });
});

it('fails when UPnP is on, whatever Authentication is', () => {
  expect(
    judge({ ...on, 'tls-door': known({ open: false, why: 'the connection was refused' }, [7]) }),
  ).toEqual({
    verdict: 'fail',
    ground: 'upnp-on',
    severity: 'medium',
    reasons: ['UPnP is on.'],
    items: [
      upnpOn,
      { label: 'Authentication', value: 'not known: the local API is not there', exchange: [7] },
      guest,
    ],
  });
});

it('fails when Authentication alone seems off', () => {
  expect(judge({ description: off, 'tls-door': known(door(RECORD), [9]) })).toEqual({
    verdict: 'fail',
    ground: 'authentication-seems-off',
    severity: 'medium',
    reasons: ['Authentication seems to be off.'],
    items: [upnpOff, seemsOff, guest],
  });
});

it('passes when UPnP is off and the shared key is known and not enough', () => {
  expect(judge({ description: off, 'tls-door': known(door(WANTS_MORE), [9]) })).toEqual({
    verdict: 'pass',
    ground: 'locked',
    reasons: [
      'UPnP is off, and Authentication seems to be on. Guest access cannot be seen from the network.',
    ],
    items: [
      upnpOff,
      {
        label: 'Authentication',
        value: 'seems on: the shared key is known and not enough (401 ERROR_NOT_AUTHORIZED)',
        exchange: [9],
      },
      guest,
    ],
  });
});

it('does not take a shared key that is refused like none for Authentication', () => {
  expect(judge({ description: off, 'tls-door': known(door(NO_KEY), [9]) })).toMatchObject({
    verdict: 'inconclusive',
    ground: 'unclear',
    reasons: [
      'Not known: Authentication (the shared key is refused (403 ERROR_API_KEY_VALIDATION_FAILED): it may be retired, or Authentication on).',
    ],
  });
});

it('leaves open what does not show', () => {
  expect(judge({ description: known(served(), [1]) })).toMatchObject({
    verdict: 'inconclusive',
    ground: 'unclear',
    reasons: [
      'Not known: UPnP (neither the description nor an order showed it) and Authentication (port 1443 was not asked).',
    ],
  });
});

it.each(['70.3-35220', '81.1-58074'])(
  'does not blame %s for switches that it may not have',
  (softwareVersion) => {
    const parts = { ...on, description: known(served({ softwareVersion }), [1]) };
    expect(judge({ ...parts, 'tls-door': known(door(RECORD), [9]) })).toEqual({
      verdict: 'inconclusive',
      ground: 'switches-unsure',
      reasons: [
        'Whether software of this build has the switches is not known: they were seen on 86.x and later, and came about the end of 2024.',
      ],
      items: [upnpOn, seemsOff, guest],
    });
  },
);

it('knows that a player of unsure age has the switches when one shows', () => {
  const server = 'Linux UPnP/1.0 Sonos/81.1-58074 (ZPS18)';
  const description = known({ ...off.value, server }, [1]);
  expect(judge({ description, 'tls-door': known(door(RECORD), [9]) }).ground).toBe(
    'authentication-seems-off',
  );
});

it('does not ask players of the first generation, and says what is not known of them', () => {
  expect(judge({ description: known(served({ softwareVersion: '57.23-74170' }), [1]) })).toEqual({
    verdict: 'not-applicable',
    ground: 'first-generation',
    reasons: [
      'No such switches are known for the first generation: software 57.10 has none, and whether later ones do is not known.',
    ],
    items: [],
  });
});
