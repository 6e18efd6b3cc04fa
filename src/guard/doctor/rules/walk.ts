import { allOf, type Answer, type Flow, ofAll } from './flow.ts';
import { type Deed, deedOf, elementsOf, type End } from './ends.ts';
import { isKey, matches } from './match.ts';
import { field } from '../json.ts';
import type { Chain, Rule, Ruleset } from './ruleset.ts';
import { valuesOf } from './values.ts';

/** Every way in which packets of a flow may end in a chain, each with what brings it about. */
export type Ends = ReadonlyMap<End, string>;

/** The kernel allows 16 (`NFT_JUMP_STACK_SIZE`). */
const DEEPEST = 16;

/** For a chain where packets enter: the policy holds for what comes to its end. */
export function endsIn(ruleset: Ruleset, chain: Chain, flow: Flow): Ends {
  const found = new Map(walk({ ruleset, flow, known: new Map() }, chain, 0));
  const isThrough = found.delete('through');
  if (found.delete('return') || isThrough) {
    const policy = chain.base?.policy ?? 'accept';
    found.set(policy, found.get(policy) ?? 'its policy');
  }
  return found;
}

interface Way {
  readonly ruleset: Ruleset;
  readonly flow: Flow;
  /** Each chain is walked once, however many jump to it. */
  readonly known: Map<Chain, Ends>;
}

function walk(way: Way, chain: Chain, depth: number): Ends {
  const known = way.known.get(chain) ?? walkAnew(way, chain, depth);
  way.known.set(chain, known);
  return known;
}

function walkAnew(way: Way, chain: Chain, depth: number): Ends {
  const found = new Map<End, string>();
  for (const rule of chain.rules) {
    const ends = endsOfRule(way, chain, rule, depth);
    for (const [end, cause] of ends) if (end !== 'through' && !found.has(end)) found.set(end, cause);
    if (!ends.has('through')) return found;
  }
  return found.set('through', 'its end');
}

/** Statements from left to right: what is asked before a verdict has to hold for it. */
function endsOfRule(way: Way, chain: Chain, rule: Rule, depth: number): Ends {
  let applies: Answer = 'yes';
  const found = new Map<End, string>();
  for (const statement of rule.statements) {
    const deed = deedOf(statement, versionOf(way));
    applies = allOf([applies, conditionIn(deed, way, chain)]);
    if (applies === 'no') break;
    const ends = endsOfDeed(deed, { way, chain, rule, depth });
    for (const [end, cause] of ends) if (end !== 'through') found.set(end, cause);
    if (applies === 'yes' && !ends.has('through')) return found;
  }
  return found.set('through', 'its end');
}

const versionOf = ({ flow }: Way) => (flow.ipv6 ? 6 : 4);

function conditionIn(deed: Deed, { flow, ruleset }: Way, chain: Chain): Answer {
  if (deed.kind === 'match') return matches(deed.match, flow, setsOf(ruleset, chain));
  return CONDITIONS[deed.kind] ?? 'yes';
}

const CONDITIONS: Readonly<Partial<Record<Deed['kind'], Answer>>> = { condition: 'maybe', never: 'no' };

interface At {
  readonly way: Way;
  readonly chain: Chain;
  readonly rule: Rule;
  readonly depth: number;
}

const THROUGH: Ends = new Map([['through', 'its end']]);

function endsOfDeed(deed: Deed, at: At): Ends {
  const cause = `rule ${at.rule.handle} of ${at.chain.name}`;
  if (deed.kind === 'ends') return new Map(deed.ends.map((end) => [end, cause]));
  if (deed.kind === 'jump' || deed.kind === 'goto') return endsOfJump(deed.kind, deed.target, at);
  return deed.kind === 'map' ? endsOfMap(deed.map, at) : THROUGH;
}

/** What comes to the end of a chain that was jumped to goes on behind the jump; of one that was gone to, behind the jump before. */
function endsOfJump(kind: 'jump' | 'goto', target: string, { way, chain, depth }: At): Ends {
  const to = way.ruleset.chains.find(
    ({ family, table, name }) => family === chain.family && table === chain.table && name === target,
  );
  if (!to || depth >= DEEPEST) return new Map([['drop', 'rules too deep to follow'], ...THROUGH]);
  const found = new Map(walk(way, to, depth + 1));
  const isBack = found.delete('return');
  if (found.delete('through') || isBack) found.set(kind === 'jump' ? 'through' : 'return', 'its end');
  return found;
}

/** A map of verdicts: the one whose key it is, or none. */
function endsOfMap(map: unknown, at: At): Ends {
  const values = valuesOf(field(map, 'key'), at.way.flow);
  const elements = elementsOf(map);
  if (!elements) return new Map([['drop', 'a map of verdicts'], ...THROUGH]);
  const sets = setsOf(at.way.ruleset, at.chain);
  const answers = elements.map(([key]) =>
    values === 'never'
      ? 'no'
      : values === undefined
        ? 'maybe'
        : ofAll(values.map((value) => isKey(value, key, sets))),
  );
  const taken = elements.filter((_element, index) => answers[index] !== 'no');
  const ends = taken.flatMap(([, verdict]) => [...endsOfDeed(deedOf(verdict, versionOf(at.way)), at)]);
  return new Map(answers.includes('yes') ? ends : [...ends, ...THROUGH]);
}

const setsOf = ({ sets }: Ruleset, chain: Chain) =>
  sets.filter(({ family, table }) => family === chain.family && table === chain.table);
