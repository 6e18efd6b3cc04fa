import { expect, it } from 'vitest';
import { as, PLAY, request } from '../../../test/policy/asking.ts';
import type { AccessRequest } from './access-request.ts';
import { requestKey } from './request-key.ts';

const BASE = request(as('guest', { groups: ['a'] }), PLAY, { volumes: { Bar: 3 }, volumesNow: { Bar: 3 } });
const source = { scheme: 'http', host: 'a', use: 'media' } as const;

const OTHERS: readonly AccessRequest[] = [
  { ...BASE, principal: { ...BASE.principal, kind: 'person' } },
  { ...BASE, principal: { ...BASE.principal, id: 'other' } },
  { ...BASE, principal: { ...BASE.principal, role: 'member' } },
  { ...BASE, principal: { ...BASE.principal, binding: 'passkey' } },
  { ...BASE, principal: { ...BASE.principal, groups: [] } },
  { ...BASE, principal: { ...BASE.principal, groups: ['a', 'b'] } },
  { ...BASE, principal: { ...BASE.principal, groups: ['a1:b'] } },
  { ...BASE, action: { ...BASE.action, kind: 'page' } },
  { ...BASE, action: { ...BASE.action, id: 'AVTransport.Pause' } },
  { ...BASE, action: { ...BASE.action, riskClass: 'ssrf' } },
  { ...BASE, room: 'Kitchen' },
  { ...BASE, rooms: ['Bar', 'Kitchen'] },
  { ...BASE, rooms: [] },
  { ...BASE, context: { ...BASE.context, approved: true } },
  { ...BASE, context: { ...BASE.context, volumes: { Bar: 4 } } },
  { ...BASE, context: { ...BASE.context, volumes: { Bar: 'unknown' } } },
  { ...BASE, context: { ...BASE.context, volumes: { Kitchen: 3 } } },
  { ...BASE, context: { ...BASE.context, volumesNow: { Bar: 4 } } },
  { ...BASE, context: { ...BASE.context, sources: [source] } },
  { ...BASE, context: { ...BASE.context, sources: [{ ...source, host: undefined }] } },
  { ...BASE, context: { ...BASE.context, sources: [{ ...source, use: 'art' }] } },
  { ...BASE, context: { ...BASE.context, sources: [{ ...source, scheme: 'https' }] } },
  { ...BASE, context: { ...BASE.context, sources: [source, source] } },
];

it('tells everything apart that a decision depends on', () => {
  const keys = [BASE, ...OTHERS].map(requestKey);
  expect(new Set(keys).size).toBe(keys.length);
});

it('is the same for what no rule sees', () => {
  const { principal, context } = BASE;
  expect(
    requestKey({ ...BASE, principal: { ...principal, name: 'Z' }, context: { ...context, at: 1 } }),
  ).toBe(requestKey(BASE));
});

it('cannot be made to look like another by the texts in it', () => {
  const groups = (...names: readonly string[]) =>
    requestKey({ ...BASE, principal: { ...BASE.principal, groups: names } });
  expect(groups('a', 'b')).not.toBe(groups('a1:b'));
  expect(groups('1:a')).not.toBe(groups('', 'a'));
});
