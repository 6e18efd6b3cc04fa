import { expect, it } from 'vitest';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { followed } from '../../../test/rig/followed.ts';
import { type Loss, RulesWatch } from './rules-watch.ts';

function watching() {
  const clock = createSteeredClock();
  const { follow, said, started } = followed();
  const heard: Loss[] = [];
  const watch = new RulesWatch({ clock, follow, onLoss: (loss) => heard.push(loss) });
  watch.open();
  const say = (...lines: readonly string[]): void => {
    for (const line of lines) said.line(line);
  };
  return { clock, watch, heard, said, say, started };
}

const END = '# new generation 4 by process 15580 (nft)';
const BY = 'process 15580 (nft)';

it.each([
  ['delete table inet tonewall', ['inet']],
  ['delete table arp tonewall', ['arp']],
  ['delete table ip6 tonewall', ['ip6']],
  ['delete rule ip tonewall one_of_group handle 3', []],
  ['destroy table inet tonewall', ['inet']],
  ['delete chain inet tonewall passing', []],
  ['delete rule inet tonewall passing handle 12', []],
])('hears of %j when the change is told to its end', (line, tables) => {
  const { heard, say } = watching();
  say(line);
  expect(heard).toEqual([]);
  say(END);
  expect(heard).toEqual([{ tables, by: BY }]);
});

it.each([
  'delete table inet tonewall2',
  'delete table inet filter',
  'delete rule ip nat tonewall handle 3',
  'delete element inet tonewall pinholes { 10.0.30.21 . 10.0.10.5 . 4711 }',
  'add table inet tonewall',
  'add element inet tonewall doors { 10.0.30.22 . 1400 : 31124 } delete table inet tonewall',
  '# new generation 4 by process 15580 (delete table inet tonewall)',
])('lets %j pass', (line) => {
  const { clock, heard, say } = watching();
  say(line, END);
  clock.advance(1000);
  expect(heard).toEqual([]);
});

it('tells a change once, and what follows by itself', () => {
  const { heard, say } = watching();
  say(
    'delete rule inet tonewall passing handle 12',
    'delete table inet tonewall',
    'delete table arp tonewall',
    END,
  );
  say('add table inet tonewall', '# new generation 5 by process 15581 (nft)');
  expect(heard).toEqual([{ tables: ['inet', 'arp'], by: BY }]);
});

it('misses no table that another took the place of in the same change', () => {
  const { heard, say } = watching();
  say('delete table inet tonewall', 'delete table arp tonewall', 'add table inet tonewall', END);
  expect(heard).toEqual([{ tables: ['arp'], by: BY }]);
});

it('waits for the end of a change no longer than a moment, and names nobody then', () => {
  const { clock, heard, say } = watching();
  say('delete table inet tonewall');
  clock.advance(100);
  expect(heard).toEqual([{ tables: ['inet'], by: '' }]);
  say(END);
  expect(heard).toHaveLength(1);
});

it('names processes in printable words, whatever they call themselves', () => {
  const { heard, say } = watching();
  say('delete table inet tonewall', '# new generation 6 by process 7 (\u001b[2J) \u202e)');
  expect(heard[0]?.by).toMatch(/^process 7 \([ -~]*\)$/);
});

it('says so when messages were lost', () => {
  const { heard, say } = watching();
  say('# ERROR: We lost some netlink events!');
  expect(heard).toEqual([{ tables: [], by: '' }]);
});

it('is started anew when it ends, and all is looked at', async () => {
  const { clock, watch, heard, said, started } = watching();
  said.ended('it ended with 1');
  expect([started, heard]).toEqual([[['nft', 'monitor']], []]);
  clock.advance(1000);
  expect([started.length, heard]).toEqual([2, [{ tables: [], by: '' }]]);
  said.ended('it ended with 1');
  await watch.close();
  clock.advance(10_000);
  expect(started).toHaveLength(2);
});
