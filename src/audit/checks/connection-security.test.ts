import { expect, it } from 'vitest';
import { PLAYER, proof, served } from '../../../test/golden/literals.ts';
import type { EvidenceParts } from '../evidence/device.ts';
import { known, unknown } from '../evidence/observation.ts';
import type { TlsDoorPart } from '../evidence/tls-door.ts';
import { connectionSecurity } from './connection-security.ts';

const tls = (status: number): TlsDoorPart => ({
  open: true,
  protocol: 'TLSv1.3',
  cipher: 'TLS_AES_256_GCM_SHA384',
  description: known(403, [7]),
  soap: unknown('not-asked', 'no control path is known'),
  apiWithoutKey: known({ status: 403, errorCode: 'ERROR_API_KEY_VALIDATION_FAILED' }, [8]),
  apiWithPublicKey: known({ status }, [9]),
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
const judge = (parts: EvidenceParts) => connectionSecurity.judge(PLAYER, parts);
const guest = { label: 'Guest access', value: 'not known: it cannot be seen from the network', exchange: [] };

it('fails when both switches that show stand open', () => {
  expect(
    judge({
      description: known(served(), [1]),
      'control-surface': surface('answered'),
      'tls-door': known(tls(200), [9]),
    }),
  ).toEqual({
    verdict: 'fail',
    reasons: ['Open by its settings: UPnP and Authentication.'],
    items: [
      { label: 'UPnP', value: 'open: it is on, orders are taken', exchange: [4] },
      {
        label: 'Authentication',
        value: 'open: it is off, the key that open programs share is enough',
        exchange: [9],
      },
      guest,
    ],
  });
});

it('passes when both are locked', () => {
  expect(judge({ description: off, 'tls-door': known(tls(401), [9]) })).toEqual({
    verdict: 'pass',
    reasons: [
      'UPnP is off and the local API wants authentication. Guest access cannot be seen from the network.',
    ],
    items: [
      { label: 'UPnP', value: 'locked: it is off, the description is refused with 403', exchange: [1] },
      {
        label: 'Authentication',
        value: 'locked: it is on, the shared key is refused with 401',
        exchange: [9],
      },
      guest,
    ],
  });
});

it('leaves open a switch that does not show', () => {
  expect(judge({ description: off })).toEqual({
    verdict: 'inconclusive',
    reasons: ['Not known: Authentication and Guest access.'],
    items: [
      { label: 'UPnP', value: 'locked: it is off, the description is refused with 403', exchange: [1] },
      { label: 'Authentication', value: 'not known: port 1443 was not asked', exchange: [] },
      guest,
    ],
  });
});

it('does not ask players of the first generation for switches they never had', () => {
  expect(judge({ description: known(served({ softwareVersion: '57.23-74170' }), [1]) })).toEqual({
    verdict: 'not-applicable',
    reasons: [
      'Players of the first generation have no such switches; nothing but the network can lock them.',
    ],
  });
});
