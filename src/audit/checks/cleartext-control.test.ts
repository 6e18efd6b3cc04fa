import { expect, it } from 'vitest';
import { PLAYER, proof } from '../../../test/golden/literals.ts';
import type { ControlProof } from '../evidence/control-surface.ts';
import { known } from '../evidence/observation.ts';
import { cleartextControl } from './cleartext-control.ts';

const service = {
  serviceType: 'urn:schemas-upnp-org:service:RenderingControl:1',
  controlPath: '/MediaRenderer/RenderingControl/Control',
  actions: known(['GetVolume', 'SetVolume'], [3]),
};
const judge = (proofs: readonly ControlProof[], services = [service]) =>
  cleartextControl.judge(PLAYER, { 'control-surface': known({ services, proofs }, [3, 4]) });

it('fails on an order that was processed in clear, done or not', () => {
  expect(judge([proof('answered'), proof('fault', { upnpErrorCode: 401, exchange: [5] })])).toEqual({
    verdict: 'fail',
    reasons: ['It processed 2 orders that were sent without encryption.'],
    items: [
      { label: 'RenderingControl GetVolume', value: 'sent and answered over plain HTTP', exchange: [4] },
      { label: 'RenderingControl GetVolume', value: 'sent and answered over plain HTTP', exchange: [5] },
    ],
  });
});

it('passes when orders in clear are refused', () => {
  expect(judge([proof('denied', { status: 403 })])).toEqual({
    verdict: 'pass',
    reasons: ['It refuses orders that are sent without encryption.'],
  });
});

it('passes a device without services', () => {
  expect(judge([], [])).toEqual({
    verdict: 'pass',
    reasons: ['It describes no service that takes orders.'],
  });
});

it('leaves open what was not asked', () => {
  expect(judge([])).toEqual({
    verdict: 'inconclusive',
    reasons: ['No harmless order could be sent, so it is not known whether it takes them unencrypted.'],
  });
});
