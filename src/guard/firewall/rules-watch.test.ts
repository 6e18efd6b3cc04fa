import { expect, it } from 'vitest';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { followed } from '../../../test/rig/followed.ts';
import { RulesWatch } from './rules-watch.ts';

function watching() {
  const clock = createSteeredClock();
  const { follow, said, started } = followed();
  const heard = { gone: 0 };
  const watch = new RulesWatch({ clock, follow, onGone: () => (heard.gone += 1) });
  watch.open();
  return { clock, watch, heard, said, started };
}

it.each([
  'delete table inet tonewall',
  'delete table arp tonewall',
  'delete chain inet tonewall passing',
  'delete rule inet tonewall passing handle 12',
  'destroy table inet tonewall',
  '# ERROR: We lost some netlink events!',
])('hears of %j', (line) => {
  const { heard, said } = watching();
  said.line(line);
  expect(heard.gone).toBe(1);
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
  const { heard, said } = watching();
  said.line(line);
  expect(heard.gone).toBe(0);
});

it('knows who changed tables last, whatever a process calls itself', () => {
  const { watch, said } = watching();
  expect(watch.by).toBe('');
  said.line('# new generation 4 by process 15580 (nft)');
  expect(watch.by).toBe('process 15580 (nft)');
  said.line('# new generation 5 by process 7 (\u001b[2J) \u202e)');
  expect(watch.by).toMatch(/^process 7 \([ -~]*\)$/);
});

it('is started anew when it ends, and all is looked at', async () => {
  const { clock, watch, heard, said, started } = watching();
  said.ended('it ended with 1');
  expect([started, heard.gone]).toEqual([[['nft', 'monitor']], 0]);
  clock.advance(1000);
  expect([started.length, heard.gone]).toEqual([2, 1]);
  said.ended('it ended with 1');
  await watch.close();
  clock.advance(10_000);
  expect(started).toHaveLength(2);
});
