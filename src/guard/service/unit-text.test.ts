import { expect, it } from 'vitest';
import { commandLine, unitText } from './unit-text.ts';

it('has its three sections in their order', () => {
  expect(unitText({ unit: ['A=1'], service: ['# why', 'B=2'], install: ['C=3'] })).toBe(
    '[Unit]\nA=1\n\n[Service]\n# why\nB=2\n\n[Install]\nC=3\n',
  );
});

// systemd.service(5), "Command lines": `%%` and `$$` are one character each, and backslashes are read inside of quotes.
it('leaves words that say nothing as they are, and quotes all others', () => {
  expect(commandLine(['/usr/bin/node', '--flag=1', '/etc/a.yaml'])).toBe(
    '/usr/bin/node --flag=1 /etc/a.yaml',
  );
  expect(commandLine(['/a', '/my music/100%', '$HOME', 'a"b\\c', ';', ''])).toBe(
    '/a "/my music/100%%" $$HOME "a\\"b\\\\c" ";" ""',
  );
});
