import { expect, it } from 'vitest';
import { foundAt } from '../../../test/rig/guard/found-player.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { Silences } from './silences.ts';

const KITCHEN = foundAt(21, 'Kitchen');
const BAR = foundAt(22, 'Bar');

function listening() {
  const clock = createSteeredClock();
  const said: string[] = [];
  const say = (message: string, facts?: object) => said.push(`${message} ${JSON.stringify(facts)}`);
  return { clock, said, silences: new Silences({ clock, log: { info: say, warn: say } }) };
}

it('says it once of each player, each hour while it lasts, and once when it is over', () => {
  const { clock, said, silences } = listening();
  for (let look = 0; look < 1201; look += 1) {
    silences.lasts(KITCHEN, 'none');
    if (look === 0) silences.lasts(BAR, 'none');
    clock.advance(3000);
  }
  silences.ends(KITCHEN, { isTold: false });
  silences.ends(KITCHEN, { isTold: false });
  silences.ends(BAR, { isTold: true });
  expect(said).toEqual([
    'player does not answer {"room":"Kitchen"}',
    'player does not answer {"room":"Bar"}',
    'player does not answer {"room":"Kitchen"}',
    'player answers again {"room":"Kitchen"}',
  ]);
});

it('says at once that it is another silence', () => {
  const { said, silences } = listening();
  for (const why of ['none', 'refuses', 'another', 'none'] as const) silences.lasts(KITCHEN, why);
  expect(said.map((line) => line.replace(/ \{.*/, ''))).toEqual([
    'player does not answer',
    'player refuses everybody',
    'ANOTHER PLAYER IS WHERE A PLAYER SHOULD BE: nothing passes to it',
    'player does not answer',
  ]);
});
