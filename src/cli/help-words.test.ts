import { Command } from 'commander';
import { expect, it } from 'vitest';
import { helpInOrder } from './help-words.ts';

const program = new Command('tonewall');
program.command('token').command('add');
program.command('status');

it('asks a group for the help of one of its commands', () => {
  expect(helpInOrder(program, ['help', 'token', 'add'])).toEqual(['token', 'help', 'add']);
});

it.each([
  [['help', 'token']],
  [['help', 'status', 'home.yaml']],
  [['help', 'nothing', 'add']],
  [['help']],
  [['token', 'add', 'help']],
  [[]],
])('leaves %j as it is', (args) => {
  expect(helpInOrder(program, args)).toEqual(args);
});
