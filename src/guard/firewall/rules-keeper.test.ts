import { expect, it } from 'vitest';
import { followed } from '../../../test/rig/followed.ts';
import { FAMILIES, tablesByFamily } from '../../../test/rig/tables-of.ts';
import { readConfig } from '../../config/read.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { layoutOf } from './layout.ts';
import { RulesKeeper } from './rules-keeper.ts';
import { tablesOf } from './transaction.ts';

function layout(home = 'eth2') {
  const config = readConfig(
    `version: 1
players: { Kitchen: { address: 10.0.30.21 } }
segments:
  - { interface: eth1, network: 10.0.30.0/24, holds: players }
  - { interface: ${home}, network: 10.0.10.0/24, role: member }
`,
    'tonewall.yaml',
  );
  const found = config.ok ? layoutOf(config.value) : undefined;
  if (!found) throw new Error('the configuration of the test is wrong');
  return found;
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
const NO_TABLE = { code: 1, stdout: '', stderr: 'Error: No such file or directory\n' };

/** A kernel: what `nft -f` is given is there from then on. */
function keeping({ there = '' } = {}) {
  const clock = createSteeredClock();
  const kernel = { text: there, refuses: '', applied: 0 };
  const file = { layout: layout() as ReturnType<typeof layout> | undefined };
  const told: unknown[] = [];
  const ran: (string | undefined)[] = [];
  const { follow, said } = followed();
  const tableOf = (family = '') => tablesByFamily(kernel.text)[family];
  const keeper = new RulesKeeper({
    clock,
    follow,
    layout: async () => file.layout,
    exec: {
      run: async ({ args, input = '' }) => {
        ran.push(args[0]);
        if (kernel.refuses !== '') return { code: 1, stdout: '', stderr: kernel.refuses };
        if (args[0] === 'list') {
          const stdout = tableOf(args[2]);
          return stdout === undefined ? NO_TABLE : { code: 0, stdout, stderr: '' };
        }
        const created = [...input.matchAll(/^create table (\w+)/gm)].map(([, family]) => family);
        if (created.some((family) => tableOf(family) !== undefined))
          return { code: 1, stdout: '', stderr: 'Could not process rule: File exists\n' };
        kernel.applied += 1;
        const made = input.slice(input.search(/^table \w+ tonewall \{/m));
        const kept = created.length === 0 ? '' : kernel.text;
        const tables = tablesByFamily(`${kept}${made}`);
        kernel.text = FAMILIES.map((family) => tables[family] ?? '').join('');
        return { code: 0, stdout: '', stderr: '' };
      },
    },
    told: { putBack: (fact) => told.push(fact), failed: (problem) => told.push(problem) },
  });
  /** Somebody changes tables, and nft says so. */
  const change = async (text: string, ...lines: readonly string[]) => {
    kernel.text = text;
    for (const line of lines) said.line(line);
    clock.advance(100);
    await settled();
  };
  const open = async () => {
    keeper.open();
    await settled();
  };
  return { clock, keeper, kernel, file, told, ran, said, change, open };
}

const FLUSHED = [
  'delete rule inet tonewall passing handle 7',
  'delete table inet tonewall',
  'delete table arp tonewall',
  'delete table ip tonewall',
  'delete table ip6 tonewall',
];
const END = '# new generation 6 by process 15643 (nft)';
const whole = (): string => tablesOf(layout());
const without = (family: string): string => whole().replace(tablesByFamily(whole())[family] ?? '', '');

it('leaves rules alone that are there', async () => {
  const { kernel, keeper, told, open } = keeping({ there: whole() });
  await open();
  expect([kernel.applied, keeper.times, told]).toEqual([0, 0, []]);
});

it('puts them back when all tables were emptied, once and without a question, and tells who did it', async () => {
  const { kernel, keeper, told, ran, open, change } = keeping({ there: whole() });
  await open();
  ran.length = 0;
  await change('', ...FLUSHED, END);
  expect([kernel.text, kernel.applied, keeper.times, ran]).toEqual([whole(), 1, 1, ['-f']]);
  expect(told).toEqual([{ by: 'process 15643 (nft)', afterMs: expect.any(Number) }]);
});

it.each(FAMILIES)('makes the table of %s where that one is gone', async (family) => {
  const { kernel, keeper, ran, open, change } = keeping({ there: whole() });
  await open();
  ran.length = 0;
  await change(without(family), `delete table ${family} tonewall`, END);
  expect([kernel.text, keeper.times, ran]).toEqual([whole(), 1, ['-f']]);
});

it('brings them into force where it begins without any', async () => {
  const { kernel, told, open } = keeping();
  await open();
  expect(kernel.text).toBe(whole());
  expect(told).toEqual([{ by: '', afterMs: 0 }]);
});

it.each([
  ['one of the tables is gone', () => without('arp')],
  ['a rule is gone', () => whole().replace(/^\t\t.* update @finding .*\n/m, '')],
])('puts them back where %s', async (_, broken) => {
  const { kernel, open, change } = keeping({ there: whole() });
  await open();
  await change(broken(), FLUSHED[0] ?? '');
  expect(kernel.text).toBe(whole());
});

it.each(['br-lan', 'eth1.10', 'wlan0'])('finds them whole with a card of the name %s', async (card) => {
  const { kernel, file, open } = keeping({ there: tablesOf(layout(card)) });
  file.layout = layout(card);
  await open();
  expect(kernel.applied).toBe(0);
});

it('leaves the rules of another configuration, that were applied or wait for it', async () => {
  const other = tablesOf(layout('eth7'));
  const { kernel, told, open, change } = keeping({ there: whole() });
  await open();
  await change(other, 'delete table inet tonewall', 'add table inet tonewall');
  expect([kernel.text, told]).toEqual([other, []]);
});

it('takes the layout that could be read last where the file is broken', async () => {
  const { kernel, file, open, change } = keeping({ there: whole() });
  await open();
  file.layout = undefined;
  await change('', ...FLUSHED);
  expect(kernel.text).toBe(whole());
});

it('says once that nothing is kept where no file could be used yet, and keeps them from when one can', async () => {
  const { clock, kernel, told, file, open } = keeping();
  file.layout = undefined;
  await open();
  clock.advance(10_000);
  await settled();
  expect(kernel.applied).toBe(0);
  expect(told).toEqual([expect.stringMatching(/^the configuration cannot be used, or names no segment/)]);
  file.layout = layout();
  clock.advance(10_000);
  await settled();
  expect([kernel.text, told.slice(1)]).toEqual([whole(), [{ by: '', afterMs: 0 }]]);
});

it('looks every ten seconds though nobody says anything, and until it was closed', async () => {
  const { clock, kernel, keeper, open } = keeping({ there: whole() });
  await open();
  kernel.text = '';
  clock.advance(9999);
  await settled();
  expect(kernel.applied).toBe(0);
  clock.advance(1);
  await settled();
  expect(kernel.applied).toBe(1);
  await keeper.close();
  kernel.text = '';
  clock.advance(60_000);
  await settled();
  expect(kernel.applied).toBe(1);
});

it('says once why it cannot, and tries again', async () => {
  const { clock, kernel, told, open } = keeping();
  kernel.refuses = 'Operation not permitted (you must be root)\n';
  await open();
  clock.advance(10_000);
  await settled();
  expect(told).toEqual(['nft: Operation not permitted (you must be root)']);
  kernel.refuses = '';
  clock.advance(10_000);
  await settled();
  expect(kernel.text).toBe(whole());
});
