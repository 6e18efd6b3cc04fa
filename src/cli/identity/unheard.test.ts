import { expect, it } from 'vitest';
import { unheardWords } from './unheard.ts';

it('says where no guard is, and how to reach the one of the service', () => {
  const flags = { state: '.tonewall/state' };
  expect(unheardWords(flags, undefined)).toBe(
    'NO GUARD ANSWERS AT .tonewall/state: nobody takes this code before one runs there. Of one that runs elsewhere, name the folder: --state.',
  );
  expect(unheardWords(flags, { file: '/etc/tonewall/tonewall.yaml', state: '/var/lib/tonewall' })).toContain(
    'sudo tonewall enrol --state /var/lib/tonewall --config /etc/tonewall/tonewall.yaml, with',
  );
});
