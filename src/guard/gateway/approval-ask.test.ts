import { expect, it } from 'vitest';
import { knownAddress } from '../../base/address.ts';
import { as } from '../../../test/policy/asking.ts';
import { castRequest } from '../policy/cast-request.ts';
import { approvalAskOf } from './approval-ask.ts';

it('of a login by Spotify Connect an owner is shown who comes, and no credentials', () => {
  const principal = as('guest');
  const request = castRequest({ principal, service: 'spotify', room: 'Bar', at: 0 });
  const fields = [
    ['action', 'addUser'],
    ['clientKey', 'QUJD'],
    ['userName', 'ann'],
    ['blob', 'c2VjcmV0'],
    ['deviceName', 'A phone'],
  ] as const;
  const asker = { principal, ground: 'test', address: knownAddress('192.0.2.7'), key: 'x' };
  const understood = { kind: 'spotify', action: request.action, method: 'POST', fields } as const;
  expect(approvalAskOf(request, understood, asker)).toEqual({
    principal,
    address: '192.0.2.7',
    room: 'Bar',
    action: 'cast.spotify',
    riskClass: 'playback',
    arguments: [
      ['userName', 'ann'],
      ['deviceName', 'A phone'],
    ],
  });
});
