import { expect, it } from 'vitest';
import { foundAt, statementOf } from '../../../test/rig/guard/found-player.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { Announcer } from './announcer.ts';

const KITCHEN = foundAt(21, 'Kitchen');
const OFFICE = foundAt(22, 'Office');
const boot = (count: number) => statementOf(KITCHEN, { headers: [['X-RINCON-BOOTSEQ', `${count}`]] });

function announcing() {
  const clock = createSteeredClock();
  const told: string[] = [];
  const announcer = new Announcer({
    clock,
    teller: {
      tell: ({ room }, statements) => {
        for (const { headers, usn } of statements)
          told.push(`${clock.elapsed()} ${room} ${usn.split(':').at(-2) ?? ''} boot ${headers[0]?.[1]}`);
      },
    },
  });
  return { clock, told, announcer };
}

it('tells at once, and what is said again within a second when it is over, in the last words', () => {
  const { clock, told, announcer } = announcing();
  for (let count = 1; count <= 500; count += 1) {
    announcer.announce(KITCHEN, boot(count));
    clock.advance(5);
  }
  clock.advance(5000);
  expect(told).toEqual(
    [
      [0, 1],
      [1000, 200],
      [2000, 400],
      [3000, 500],
    ].map(([at, count]) => `${at} Kitchen ZonePlayer boot ${count}`),
  );
});

it('says nothing again where nothing was said again, and then at once', () => {
  const { clock, told, announcer } = announcing();
  announcer.announce(KITCHEN, boot(1));
  clock.advance(1000);
  announcer.announce(KITCHEN, boot(1));
  expect(told).toEqual(['0 Kitchen ZonePlayer boot 1', '1000 Kitchen ZonePlayer boot 1']);
});

it('holds back no other statement and no other player', () => {
  const { told, announcer } = announcing();
  announcer.announce(KITCHEN, boot(1));
  announcer.announce(KITCHEN, { ...boot(1), usn: 'uuid:k::urn:x:MediaServer:1' });
  announcer.announce(OFFICE, statementOf(OFFICE));
  expect(told).toHaveLength(3);
});

it('says nothing more of one that is gone, and begins anew when it is back', () => {
  const { clock, told, announcer } = announcing();
  announcer.announce(KITCHEN, boot(1));
  announcer.announce(KITCHEN, boot(2));
  announcer.forget(KITCHEN);
  announcer.announce(KITCHEN, boot(3));
  clock.advance(5000);
  expect(told).toEqual(['0 Kitchen ZonePlayer boot 1', '0 Kitchen ZonePlayer boot 3']);
});
