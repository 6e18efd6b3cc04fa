import { readFileSync } from 'node:fs';
import { makeHousehold } from '../../src/sim/definition/expand/household.ts';
import { loadHousehold } from '../../src/sim/definition/load.ts';
import { shippedHousehold, ZOO_WEAKNESSES } from '../../src/sim/households/index.ts';
import { readWeaknesses, type Weakness } from '../../src/sim/households/weaknesses.ts';
import { code, table } from './markdown.ts';
import { GENERATED, type Page } from './page.ts';

const { players, weaknesses, notSimulated } = readWeaknesses(readFileSync(ZOO_WEAKNESSES, 'utf8'));
const everybody = Object.keys(players);

function whose({ on }: Weakness): string {
  const others = everybody.filter((name) => !on.includes(name));
  if (others.length === 0) return 'all';
  return others.length <= 4 ? `all but ${others.join(', ')}` : on.join(', ');
}

/** Rooms are left out: their names are hostile on purpose. */
function residents(): readonly (readonly string[])[] {
  const file = shippedHousehold('zoo')?.file;
  if (!file) throw new Error('there is no zoo');
  const zoo = makeHousehold(loadHousehold(readFileSync(file, 'utf8'), 'zoo.yaml'), 0);
  return Object.entries(players).map(([name, id]) => {
    const { model = '', build = '' } = zoo.players[id] ?? {};
    return [name, model, build, code(id)];
  });
}

const found = weaknesses.flatMap((weakness) =>
  'check' in weakness ? [[weakness.what, whose(weakness), code(weakness.check)]] : [],
);
const unchecked = weaknesses.flatMap((weakness) =>
  'unchecked' in weakness ? [[weakness.what, whose(weakness), weakness.unchecked]] : [],
);

const text = (): string =>
  [
    '# The zoo\n',
    'The household `zoo` of the simulator has every weakness that the simulator knows. This page is made from',
    '`src/sim/households/zoo.weaknesses.yaml`; tests compare that list with an audit of the zoo, check by check and',
    'player by player, and show what no check looks for by asking the players.\n',
    table(['player', 'model', 'build', 'id'], residents()),
    '## What the audit finds\n',
    table(['weakness', 'players', 'check'], found),
    '## What no check looks for\n',
    table(['weakness', 'players', 'why'], unchecked),
    '## What sources name and the simulator does not have\n',
    table(
      ['weakness', 'why'],
      notSimulated.map(({ what, why }) => [what, why]),
    ),
  ].join('\n');

/** Weakness, player, and the check that finds it. */
export const zooPage: Page = { path: 'docs/zoo.md', render: () => `${GENERATED}${text()}` };
