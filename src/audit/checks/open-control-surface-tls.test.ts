import { expect, it } from 'vitest';
import { PLAYER, proof } from '../../../test/golden/literals.ts';
import type { ControlProof } from '../evidence/control-surface.ts';
import type { EvidenceParts } from '../evidence/device.ts';
import { known, unknown } from '../evidence/observation.ts';
import type { TlsDoorPart } from '../evidence/tls-door.ts';
import { openControlSurface } from './open-control-surface.ts';

/** What port 1443 adds to what a player does in clear. */
const inClear = (outcome: ControlProof['outcome'], status: number): EvidenceParts => ({
  'control-surface': known({ services: [], proofs: [proof(outcome, { status })] }, [3, 4]),
});
const REFUSING = inClear('denied', 403);
type Open = Extract<TlsDoorPart, { open: true }>;
const tlsDoor = (soap: Open['soap'], more: Partial<Open> = {}): EvidenceParts => ({
  'tls-door': known(
    {
      open: true,
      protocol: 'TLSv1.3',
      cipher: 'TLS_AES_256_GCM_SHA384',
      description: known(200, [7]),
      soap,
      apiWithoutKey: unknown('no-answer', 'nothing came'),
      apiWithPublicKey: unknown('no-answer', 'nothing came'),
      ...more,
    },
    [7],
  ),
});
const CLOSED: EvidenceParts = { 'tls-door': known({ open: false, why: 'the connection was refused' }, [7]) };
const deniedItem = { label: 'RenderingControl GetVolume', value: 'refused, status 403', exchange: [4] };

it('passes when questions are turned away in clear and port 1443 is closed or turns them away', () => {
  const passed = {
    verdict: 'pass',
    ground: 'refuses',
    reasons: ['It turned away the one harmless question that was asked without a credential.'],
    items: [deniedItem],
  };
  const denied = tlsDoor(known({ status: 403, outcome: 'denied' }, [8]));
  expect(openControlSurface.judge(PLAYER, { ...REFUSING, ...CLOSED })).toEqual(passed);
  expect(openControlSurface.judge(PLAYER, { ...REFUSING, ...denied })).toEqual(passed);
});

it('fails when control is refused in clear and answered over TLS', () => {
  const answered = tlsDoor(known({ status: 200, outcome: 'answered' }, [8]));
  expect(openControlSurface.judge(PLAYER, { ...REFUSING, ...answered })).toEqual({
    verdict: 'fail',
    ground: 'answers-over-tls',
    severity: 'high',
    reasons: [
      'Over TLS (port 1443) it answered a harmless question without any credential.',
      'In clear it refuses orders: UPnP seems to be switched off, and that closes the door in clear only.',
    ],
    items: [
      { label: 'Port 1443', value: 'DeviceProperties GetLEDState answered', exchange: [8] },
      deniedItem,
    ],
  });
});

it('does not take a page that says 200 over TLS for an order that was done', () => {
  const page = tlsDoor(known({ status: 200, outcome: 'other' }, [8]));
  expect(openControlSurface.judge(PLAYER, { ...REFUSING, ...page })).toEqual({
    verdict: 'inconclusive',
    ground: 'tls-unknown',
    reasons: [
      'In clear it turns orders away. What it does over TLS (port 1443) is not known: it answered 200.',
    ],
    items: [deniedItem],
  });
});

it('does not pass a player of which port 1443 is not known; other devices have none', () => {
  expect(openControlSurface.judge(PLAYER, REFUSING)).toMatchObject({
    ground: 'tls-unknown',
    reasons: [
      'In clear it turns orders away. What it does over TLS (port 1443) is not known: it was not asked.',
    ],
  });
  expect(openControlSurface.judge({ ...PLAYER, kind: 'upnp' }, REFUSING).verdict).toBe('pass');
});

it('does not pass a player whose local API takes the shared key', () => {
  const door = tlsDoor(known({ status: 403, outcome: 'denied' }, [8]), {
    apiWithoutKey: known({ status: 403, errorCode: 'ERROR_API_KEY_VALIDATION_FAILED' }, [10]),
    apiWithPublicKey: known({ status: 200, playerId: 'RINCON_000E58AAAAAA01400' }, [11]),
  });
  expect(openControlSurface.judge(PLAYER, { ...REFUSING, ...door })).toEqual({
    verdict: 'inconclusive',
    ground: 'local-api-open',
    reasons: [
      'It turns UPnP orders away, but its local API takes the key that open programs share. Whether that key is enough to control it was not tried.',
    ],
    items: [
      { label: 'Port 1443', value: 'the player told its own record for the shared key', exchange: [11] },
      deniedItem,
    ],
  });
});

it('fails on what is answered over TLS, whatever is known in clear', () => {
  const answered = tlsDoor(known({ status: 200, outcome: 'answered' }, [8]));
  expect(openControlSurface.judge(PLAYER, { ...inClear('other', 302), ...answered })).toEqual({
    verdict: 'fail',
    ground: 'answers-over-tls',
    severity: 'high',
    reasons: ['Over TLS (port 1443) it answered a harmless question without any credential.'],
    items: [
      { label: 'Port 1443', value: 'DeviceProperties GetLEDState answered', exchange: [8] },
      {
        label: 'RenderingControl GetVolume',
        value: 'answered with something else, status 302',
        exchange: [4],
      },
    ],
  });
});
