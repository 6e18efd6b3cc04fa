import { expect, it } from 'vitest';
import { NOBODY } from '../identity/principal.ts';
import { refusalEntry } from './refusal-entry.ts';

it('says who, from where, and why', () => {
  const refusal = { reason: 'wrong-host', detail: 'the Host is a name', status: 403, about: 'door' } as const;
  const who = { room: 'Kitchen', principal: NOBODY, at: 7, address: '192.0.2.7', ground: 'unknown' };
  expect(refusalEntry(refusal, who)).toEqual({
    kind: 'decision',
    at: 7,
    facts: {
      effect: 'forbid',
      principal: 'nobody:nobody',
      name: 'nobody',
      role: 'nobody',
      binding: 'none',
      ground: 'unknown',
      address: '192.0.2.7',
      room: 'Kitchen',
      action: 'door',
      reasons: ['wrong-host'],
      detail: 'the Host is a name',
    },
  });
});
