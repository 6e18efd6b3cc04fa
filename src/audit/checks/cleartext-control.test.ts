import { expect, it } from 'vitest';
import { PLAYER, proof, served } from '../../../test/golden/literals.ts';
import type { ControlProof } from '../evidence/control-surface.ts';
import type { EvidenceParts } from '../evidence/device.ts';
import { known } from '../evidence/observation.ts';
import { cleartextControl } from './cleartext-control.ts';

const service = {
  serviceType: 'urn:schemas-upnp-org:service:RenderingControl:1',
  controlPath: '/MediaRenderer/RenderingControl/Control',
  actions: known(['GetVolume', 'SetVolume'], [3]),
};
const OTHER = { ...PLAYER, kind: 'upnp' } as const;
const surface = (proofs: readonly ControlProof[], services = [service]): EvidenceParts => ({
  'control-surface': known({ services, proofs }, [3, 4]),
});
const describing = (leftOut: readonly string[]): EvidenceParts => ({
  description: known({ ...served(), leftOut }, [1]),
});

it('fails on an order that was processed in clear, done or not', () => {
  const proofs = [proof('answered'), proof('fault', { status: 500, upnpErrorCode: 401, exchange: [5] })];
  expect(cleartextControl.judge(PLAYER, surface(proofs))).toEqual({
    verdict: 'fail',
    ground: 'processed-in-clear',
    severity: 'medium',
    reasons: ['It processed 2 orders that were sent without encryption.'],
    items: [
      { label: 'RenderingControl GetVolume', value: 'answered', exchange: [4] },
      {
        label: 'RenderingControl GetVolume',
        value: 'read and answered with an error, UPnP error 401, status 500',
        exchange: [5],
      },
    ],
  });
});

it('passes when all orders in clear are refused', () => {
  expect(cleartextControl.judge(PLAYER, surface([proof('denied', { status: 403 })]))).toEqual({
    verdict: 'pass',
    ground: 'refused-in-clear',
    reasons: ['It refuses every order that was sent without encryption.'],
    items: [{ label: 'RenderingControl GetVolume', value: 'refused, status 403', exchange: [4] }],
  });
});

it.each(['absent', 'other', 'no-answer', 'not-asked'] as const)(
  'a call that came to %s beside a refusal is neither lock nor open door',
  (outcome) => {
    const proofs = [proof('denied', { status: 403 }), proof(outcome, { exchange: [] })];
    expect(cleartextControl.judge(PLAYER, surface(proofs))).toMatchObject({
      verdict: 'inconclusive',
      ground: 'unclear',
      reasons: [
        'Some questions were turned away, of others nothing clear came: that is neither a lock nor an open door.',
      ],
    });
  },
);

it('leaves open what was not asked', () => {
  expect(cleartextControl.judge(PLAYER, surface([]))).toEqual({
    verdict: 'inconclusive',
    ground: 'unclear',
    reasons: ['No harmless question could be sent to it.'],
    items: [],
  });
});

it('leaves open a device of which one service refuses and another has no question', () => {
  const vendor = { ...service, serviceType: 'urn:example:service:Secret:1' };
  const evidence = surface([proof('denied', { status: 403 })], [service, vendor]);
  expect(cleartextControl.judge(OTHER, evidence).verdict).toBe('inconclusive');
  expect(cleartextControl.judge(PLAYER, evidence).verdict).toBe('pass');
});

it('says that services lie elsewhere', () => {
  const evidence = { ...surface([], []), ...describing([service.serviceType]) };
  expect(cleartextControl.judge(OTHER, evidence)).toEqual({
    verdict: 'inconclusive',
    ground: 'unclear',
    reasons: ['All its services lie at another place than its own, and such addresses are never followed.'],
    items: [],
  });
});

it('does not apply to a device that describes no service; a player without one is not known', () => {
  const evidence = { ...surface([], []), ...describing([]) };
  expect(cleartextControl.judge(OTHER, evidence)).toEqual({
    verdict: 'not-applicable',
    ground: 'no-service',
    reasons: ['It describes no service that takes orders.'],
    items: [],
  });
  expect(cleartextControl.judge(PLAYER, evidence).verdict).toBe('inconclusive');
});
