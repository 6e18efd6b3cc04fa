import { expect, it } from 'vitest';
import { unheardWords } from './unheard.ts';

const flags = { state: '.tonewall/state' };
const service = { file: '/etc/tonewall/tonewall.yaml', state: '/var/lib/tonewall' };

it('says where no guard is, what that means, and how to name the folder of another', () => {
  expect(unheardWords('enrol', flags, undefined)).toEqual({
    warning:
      'NO GUARD ANSWERS AT .tonewall/state: nobody takes this code before one runs there. Of one that runs elsewhere, name the folder: --state.',
    hint: 'NO GUARD ANSWERS AT .tonewall/state. Of one that runs elsewhere, name the folder: --state.',
  });
});

it.each([
  [
    'enrol',
    'sudo tonewall enrol --state /var/lib/tonewall --config /etc/tonewall/tonewall.yaml, with the same name and role.',
  ],
  [
    'people passwd',
    'sudo tonewall people passwd --state /var/lib/tonewall --config /etc/tonewall/tonewall.yaml, with the same id.',
  ],
  ['token end', 'sudo tonewall token end --state /var/lib/tonewall, with the same name.'],
  ['people sign-out', 'sudo tonewall people sign-out --state /var/lib/tonewall, with the same id.'],
  ['devices', 'sudo tonewall devices --state /var/lib/tonewall.'],
] as const)('says how %s reaches the guard of the service', (command, words) => {
  const { warning, hint } = unheardWords(command, flags, service);
  expect(hint).toBe(`NO GUARD ANSWERS AT .tonewall/state. For the service: ${words}`);
  expect(warning).toMatch(new RegExp(`^NO GUARD ANSWERS AT \\.tonewall/state: .*\\. For the service: `));
});
