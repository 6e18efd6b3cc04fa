import { expect, test } from 'vitest';
import { inLab } from './in-lab.ts';
import { createLab, type Lab } from './lab.ts';

let lab: Lab<'computer'>;

inLab({
  build: () => {
    lab = createLab({ computer: { links: [{ segment: 'home', addresses: ['10.77.1.1'] }] } });
  },
  close: () => lab?.close(),
});

test('what is said to a group leaves by its card, also by one that was made anew', async () => {
  expect(await lab.hosts.computer.script('say-by-card.ts', {})).toEqual(['first', 'second', 'third']);
});
