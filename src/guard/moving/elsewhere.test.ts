import { expect, it } from 'vitest';
import { foundAt, idOf } from '../../../test/rig/guard/found-player.ts';
import { createKeptJournal } from '../../../test/rig/kept-journal.ts';
import { knownAddress } from '../../base/address.ts';
import { silentLog } from '../../ports/log.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { Elsewhere } from './elsewhere.ts';

const KITCHEN = foundAt(21, 'Kitchen');
const CLAIM = { place: KITCHEN, id: idOf(KITCHEN), at: knownAddress('10.0.30.77') };

function watching() {
  const [clock, journal, warned] = [createSteeredClock(), createKeptJournal(), [] as unknown[]];
  let heardAt: number | undefined;
  const elsewhere = new Elsewhere({
    clock,
    journal,
    log: { ...silentLog, warn: (_, facts) => void warned.push(facts?.['hint']) },
    file: 'home.yaml',
    heardAgoMs: () => (heardAt === undefined ? undefined : clock.elapsed() - heardAt),
  });
  const hear = (): void => {
    heardAt = clock.elapsed();
  };
  return { clock, journal, warned, elsewhere, hear };
}

it('tells once where a player is, and what to do', () => {
  const { journal, warned, elsewhere } = watching();
  elsewhere.note(CLAIM, 'nobody answers');
  elsewhere.note(CLAIM, 'nobody answers');
  expect(warned).toEqual([
    'home.yaml has it at 10.0.30.21: give it that address in your DHCP server, or change the file and run tonewall firewall apply as root',
  ]);
  expect(journal.entries.map(({ kind, facts }) => ({ kind, facts }))).toEqual([
    {
      kind: 'player-elsewhere',
      facts: { room: 'Kitchen', id: CLAIM.id, from: '10.0.30.21', to: '10.0.30.77', why: 'nobody answers' },
    },
  ]);
});

it('is over when the player is heard at its place, or the place is no more', () => {
  const { clock, elsewhere, hear, journal } = watching();
  hear();
  clock.advance(1000);
  elsewhere.note(CLAIM, 'nobody answers');
  clock.advance(1000);
  expect(elsewhere.at(KITCHEN)).toBe('10.0.30.77');
  hear();
  expect(elsewhere.at(KITCHEN)).toBe(undefined);
  clock.advance(1000);
  elsewhere.note(CLAIM, 'nobody answers');
  expect([elsewhere.at(KITCHEN), journal.entries.length]).toEqual(['10.0.30.77', 2]);
  elsewhere.keep([]);
  expect(elsewhere.at(KITCHEN)).toBe(undefined);
});
