import { expect, it } from 'vitest';
import { sampleHousehold, samplePlayer, sampleWorld } from '../rig/sample.ts';
import { createSteeredClock } from '../rig/steered-clock.ts';
import { createOutbox } from './outbox.ts';
import type { Letter } from './post.ts';
import { createSsdpAnnouncer } from './ssdp-announcer.ts';
import { ssdpTargets } from './ssdp-targets.ts';

const MINUTE = 60_000;

/** An announcer whose chance is always the same, and when it said what, in whole seconds. */
function announcing(chance: number) {
  const player = samplePlayer();
  const household = sampleHousehold([player]);
  const clock = createSteeredClock();
  const random = { bytes: (count: number) => new Uint8Array(count).fill(chance), uuid: () => '' };
  const world = { ...sampleWorld(household), clock, random };
  const letters: (Letter & { readonly second: number })[] = [];
  const announcer = createSsdpAnnouncer({
    world,
    outbox: createOutbox(clock),
    post: {
      send: (letter) => void letters.push({ ...letter, second: Math.floor(clock.elapsed() / 1000) }),
      settled: () => Promise.resolve(),
    },
    targetsOf: (asked) => ssdpTargets(household, asked, []).slice(0, 1),
  });
  const heads = () => letters.map(({ second, text }) => `${second} ${/NTS: (\S+)/.exec(text)?.[1]}`);
  return { player, clock, announcer, heads, letters };
}

// UDA 2.0 §1.2.2: repeats, and again before half of 1800 seconds is over, at times that are spread
it('says so twice, and again in less than half its life, not all players at once', () => {
  const [first, second] = [0x00, 0xff].map((chance) => {
    const { player, clock, announcer, letters } = announcing(chance);
    announcer.announce(player);
    clock.advance(15 * MINUTE);
    return letters.map((letter) => letter.second);
  });
  expect([first?.length, second?.length]).toEqual([4, 4]);
  expect([first?.slice(0, 2), second?.slice(0, 2)]).toEqual([
    [0, 0],
    [0, 0],
  ]);
  expect(second?.[2]).toBeLessThan(900);
  expect((second?.[2] ?? 0) - (first?.[2] ?? 0)).toBeGreaterThan(60);
});

it('goes on for as long as it lives', () => {
  const { player, clock, announcer, heads } = announcing(0);
  announcer.announce(player);
  clock.advance(120 * MINUTE);
  const said = heads().length;
  // Eight half lives.
  expect(said).toBeGreaterThanOrEqual(2 + 8 * 2);
  announcer.stop();
  clock.advance(120 * MINUTE);
  expect(heads()).toHaveLength(said);
});

it('a player that is back is announced once more, not twice as often', () => {
  const { player, clock, announcer, heads } = announcing(0);
  announcer.announce(player);
  clock.advance(MINUTE);
  player.bootSeq += 1;
  announcer.announce(player);
  clock.advance(10 * MINUTE);
  expect(heads()).toHaveLength(6);
});

it('is silent while it is away, and has its next boot in what it says then', () => {
  const { player, clock, announcer, letters } = announcing(0);
  announcer.announce(player);
  player.power = 'vanished';
  clock.advance(10 * MINUTE);
  expect(letters).toEqual([]);
  player.power = 'on';
  player.bootSeq = 43;
  clock.advance(9 * MINUTE);
  expect(letters.map(({ text }) => /X-RINCON-BOOTSEQ: (\d+)/.exec(text)?.[1])).toEqual(['43', '43']);
});

it('leaves with a good-bye to the group', () => {
  const { player, announcer, letters } = announcing(0);
  announcer.leave(player);
  expect(letters).toMatchObject([
    { method: 'NOTIFY', target: 'upnp:rootdevice', to: { address: '239.255.255.250', port: 1900 } },
  ]);
  expect(letters[0]?.text).toContain('NTS: ssdp:byebye\r\n');
});
