import { describe, expect, it } from 'vitest';
import { readConfig } from '../../config/read.ts';
import { NOBODY, type Principal } from '../identity/principal.ts';
import { compilePolicy } from './compile.ts';

const TEXT = `
version: 1
players: { Kitchen: { address: 10.0.1.2 } }
roles:
  staff: { may: [everything] }
  child: { extends: guest }
  manager: { extends: owner }
groups:
  lodgers: { sees: own-rooms }
  friends: { sees: everything }
people:
  anna: { role: owner, sees: nothing-personal }
`;

function policyOf(text: string) {
  const config = readConfig(text, 'tonewall.yaml');
  if (!config.ok) throw new Error(config.error.map(({ message }) => message).join('; '));
  const policy = compilePolicy({ config: config.value, cedarFiles: [] });
  if (!policy.ok) throw new Error('no policy');
  return policy.value;
}

const one = (role: string, more: Partial<Principal> = {}): Principal => ({
  ...NOBODY,
  kind: 'device',
  id: 'x',
  role,
  ...more,
});

describe('what somebody sees', () => {
  const policy = policyOf(TEXT);

  it.each<[string, Principal, string]>([
    ['an owner', one('owner'), 'everything'],
    ['a member', one('member'), 'everything'],
    ['a guest', one('guest'), 'nothing-personal'],
    ['a program', one('program'), 'nothing-personal'],
    ['nobody', NOBODY, 'nothing-personal'],
    ['a role that says nothing', one('staff'), 'nothing-personal'],
    ['a role that extends a guest', one('child'), 'nothing-personal'],
    ['a role that extends an owner', one('manager'), 'everything'],
    ['an owner in a group that sees less', one('owner', { groups: ['lodgers'] }), 'own-rooms'],
    ['a guest in a group that sees more', one('guest', { groups: ['friends'] }), 'nothing-personal'],
    ['a person who sees less', one('owner', { kind: 'person', id: 'anna' }), 'nothing-personal'],
    ['a device of the same id', one('owner', { id: 'anna' }), 'everything'],
    ['a role that nobody wrote', one('unheard-of'), 'own-rooms'],
  ])('%s', (_, principal, sees) => {
    expect(policy.sees(principal)).toBe(sees);
  });
});
