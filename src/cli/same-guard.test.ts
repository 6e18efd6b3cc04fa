import { describe, expect, it } from 'vitest';
import { TonewallError } from '../base/errors.ts';
import { hintingSame, namingSame } from './same-guard.ts';

const OTHER = namingSame({ file: '../etc/t.yaml', state: '/var/lib/tonewall' });

describe('a command in a text', () => {
  it.each([
    ['As root: tonewall firewall apply', 'As root: tonewall firewall apply ../etc/t.yaml'],
    [
      'Ask: tonewall doctor --ask-dhcp, or else.',
      'Ask: tonewall doctor ../etc/t.yaml --state /var/lib/tonewall --ask-dhcp, or else.',
    ],
    [
      'when: tonewall journal query --kind x',
      'when: tonewall journal query --state /var/lib/tonewall --kind x',
    ],
    ['tonewall firewall helper --user USER', 'tonewall firewall helper ../etc/t.yaml --user USER'],
  ])('is about the same guard: %s', (text, named) => expect(OTHER(text)).toBe(named));

  it.each([
    'tonewall guard home.yaml',
    'tonewall enrol --help',
    'the log of tonewall firewall helper',
    'tonewall-firewall.service, tonewalldoctor',
  ])('is left as it is: %s', (text) => expect(OTHER(text)).toBe(text));

  it('is short where nothing else was asked for, and one word of a shell where it is odd', () => {
    const text = 'tonewall doctor';
    expect(namingSame({ file: 'tonewall.yaml', state: '.tonewall/state' })(text)).toBe(text);
    expect(namingSame({ file: "my 'own'.yaml", state: '.tonewall/state' })(text)).toBe(
      `tonewall doctor 'my '\\''own'\\''.yaml'`,
    );
  });
});

describe('a failure', () => {
  const hinting = hintingSame({ file: 'tonewall.yaml', state: 'st' });

  it('hints at the same guard', () =>
    expect(() => hinting(new TonewallError('journal-locked', 'locked'))).toThrow(
      expect.objectContaining({
        code: 'journal-locked',
        hint: expect.stringContaining('tonewall status --state st.'),
      }),
    ));

  it('that is a bug stays what it is', () => {
    const bug = new Error('bug');
    expect(() => hinting(bug)).toThrow(bug);
  });
});
