import { expect, it } from 'vitest';
import { installation } from '../../../test/rig/service.ts';
import { planned, planText, removedText, standText } from './words.ts';

it('a plan shows each file with its path, and commands as they could be typed', () => {
  const text = planText(planned(installation()));
  expect(text).toMatch(/^# \/etc\/systemd\/system\/tonewall\.service\n\[Unit\]\n/);
  expect(text).toContain("--comment 'Tonewall guard' tonewall\n");
  expect(text.trim().split('\n').at(-1)).toBe('systemctl restart tonewall.service');
});

it('tells what is amiss, and what to do', () => {
  const unit = { name: 'tonewall.service', file: 'differs', state: 'failed', enabled: false } as const;
  expect(
    standText({ units: [unit], user: 'missing', answers: false, rules: 'missing', isWhole: false }),
  ).toBe(`tonewall.service                  failed, does not start with the computer, is another than the configuration wants
user                              there is no user tonewall
rules                             none are in force
guard                             nobody answers at /var/lib/tonewall (only root may ask)
Something is amiss: tonewall service install, and journalctl -u tonewall
`);
});

it('tells what is gone', () => {
  const all = { units: ['tonewall.service'], rules: true, user: true, state: true };
  expect(removedText(all)).toBe('Gone: tonewall.service, the rules, the user tonewall, /var/lib/tonewall.\n');
  expect(removedText({ units: [], rules: false, user: false, state: false })).toBe('There was nothing.\n');
});
