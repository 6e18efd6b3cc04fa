import { expect, it } from 'vitest';
import { configOf } from '../../../test/rig/doctor.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { type Layout, layoutOf } from './layout.ts';
import { ShortWayKeeper } from './short-way-keeper.ts';

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

const SHORT = layoutFor(', short-way: true');
const LONG = layoutFor('');

function layoutFor(home: string): Layout {
  const layout = layoutOf(
    configOf(`players: { Kitchen: { address: 10.0.30.21 } }
segments:
  - { name: speakers, interface: eth1, network: 10.0.30.0/24, holds: players }
  - { name: home, interface: eth2, network: 10.0.10.0/24, role: member${home} }
`),
  );
  if (!layout) throw new Error('the configuration of the test is wrong');
  return layout;
}

interface House {
  layout: Layout | undefined;
  windows: string | undefined;
  cards: readonly string[] | undefined;
}

/** A kernel that has, of the table at cards, what `nft -f` gave it last. */
function keeping(layout = SHORT) {
  const clock = createSteeredClock();
  const kernel = { text: '', refuses: '' };
  const house: House = { layout, windows: '1', cards: ['eth1', 'eth2'] };
  const told: string[] = [];
  const ran: (string | undefined)[] = [];
  const keeper = new ShortWayKeeper({
    clock,
    layout: async () => house.layout,
    sight: {
      cards: async () => house.cards,
      windows: async () => house.windows,
      exec: {
        run: async ({ args, input = '' }) => {
          ran.push(args[0]);
          if (kernel.refuses !== '') return { code: 1, stdout: '', stderr: kernel.refuses };
          if (args[0] === '-f') kernel.text = input.slice(input.search(/^table |$(?![\s\S])/m));
          return args[0] === 'list' && kernel.text === ''
            ? { code: 1, stdout: '', stderr: 'Error: No such file or directory\n' }
            : { code: 0, stdout: kernel.text, stderr: '' };
        },
      },
    },
    told: {
      made: (cards) => told.push(`made ${cards.join(' ')}`),
      ended: () => told.push('ended'),
      failed: (problem) => told.push(problem),
    },
  });
  const later = async (): Promise<void> => {
    clock.advance(10_000);
    await settled();
  };
  const open = async (): Promise<void> => {
    keeper.open();
    await settled();
  };
  return { keeper, kernel, house, told, ran, later, open };
}

const IS_THERE = /^table netdev tonewall \{/;

it('makes it once where it is wanted, and again when it is gone or not whole', async () => {
  const { kernel, told, ran, open, later } = keeping();
  await open();
  expect(kernel.text).toMatch(IS_THERE);
  await later();
  expect([ran, told]).toEqual([['list', '-f', 'list'], ['made eth2']]);
  for (const broken of ['', kernel.text.replace(/^\t\tmeta mark .*\n/m, '')]) {
    kernel.text = broken;
    await later();
    expect(kernel.text).toContain('update @stands');
  }
});

it('asks nothing where nobody wants it, after it has seen that there is none', async () => {
  const { kernel, ran, told, open, later } = keeping(LONG);
  await open();
  await later();
  expect([kernel.text, ran, told]).toEqual(['', ['list'], []]);
});

it('takes away what is not wanted any more', async () => {
  const { kernel, house, told, open, later } = keeping();
  await open();
  house.layout = LONG;
  await later();
  expect([kernel.text, told]).toEqual(['', ['made eth2', 'ended']]);
});

it.each([
  [
    'the kernel wants to see all of a connection',
    { windows: '0' },
    /^net\.netfilter\.nf_conntrack_tcp_be_liberal is not 1/,
  ],
  ['the kernel does not say what it wants to see', { windows: undefined }, /is not 1 \(sysctl -w/],
  ['no card of people is there', { cards: ['eth1'] }, /^the cards for it are not there$/],
  ['cards are not shown', { cards: undefined }, /^the cards for it are not there$/],
])('ends where %s, says so once, and comes again', async (_, change, why) => {
  const { kernel, house, told, open, later } = keeping();
  await open();
  Object.assign(house, change);
  await later();
  await later();
  expect([kernel.text, told]).toEqual(['', ['made eth2', 'ended', expect.stringMatching(why)]]);
  Object.assign(house, { windows: '1', cards: ['eth1', 'eth2'] });
  await later();
  expect([IS_THERE.test(kernel.text), told.at(-1)]).toEqual([true, 'made eth2']);
});

it('names the cards at which it is', async () => {
  const { house, told, open } = keeping(
    layoutFor(
      ', short-way: true }\n  - { interface: eth3, network: 10.0.20.0/24, role: guest, short-way: true',
    ),
  );
  house.cards = ['eth1', 'eth3'];
  await open();
  expect(told).toEqual(['made eth3']);
});

it('says once what the kernel does not take', async () => {
  const { kernel, told, open, later } = keeping();
  kernel.refuses = 'Error: Could not process rule: Operation not supported\n';
  await open();
  await later();
  expect(told).toEqual(['nft: Error: Could not process rule: Operation not supported']);
});

it('leaves what is there where the file cannot be read, and when it is closed', async () => {
  const { keeper, kernel, house, open, later } = keeping();
  await open();
  house.layout = undefined;
  await later();
  await keeper.close();
  expect(kernel.text).toMatch(IS_THERE);
});
