import { field, parsed, textIn } from '../json.ts';

/** The tables of the kernel, as `nft -j list ruleset` prints them (libnftables-json(5)). Read as data: names are anybody's. */

export interface Ruleset {
  readonly chains: readonly Chain[];
  readonly sets: readonly NamedSet[];
}

export interface Chain {
  readonly family: string;
  readonly table: string;
  readonly name: string;
  /** Where packets enter it; undefined for one that others jump to. */
  readonly base: Base | undefined;
  readonly rules: readonly Rule[];
}

export interface Base {
  readonly type: string;
  readonly hook: string;
  readonly priority: number;
  readonly policy: 'accept' | 'drop';
}

export interface Rule {
  /** By which nft(8) names it. */
  readonly handle: number;
  readonly statements: readonly unknown[];
}

export interface NamedSet {
  readonly family: string;
  readonly table: string;
  readonly name: string;
  readonly elements: readonly unknown[];
  /** Packets or time change it. */
  readonly changes: boolean;
}

/** Undefined for what is no such text. */
export function readRuleset(text: string): Ruleset | undefined {
  const parts = partsIn(text);
  if (!parts) return undefined;
  const rules = Map.groupBy(
    parts.flatMap((part) => asRule(field(part, 'rule'))),
    (rule) => rule.in,
  );
  return {
    chains: parts.flatMap((part) => asChain(field(part, 'chain'), rules)),
    sets: parts.flatMap((part) => [...asSet(field(part, 'set')), ...asSet(field(part, 'map'))]),
  };
}

/** The objects of such a text, one for each table, chain, rule and so on; undefined for what is none. */
export function partsIn(text: string): readonly unknown[] | undefined {
  const parts = field(parsed(text), 'nftables');
  return Array.isArray(parts) ? parts : undefined;
}

interface PlacedRule extends Rule {
  readonly in: string;
}

/** Rules name their chain. */
const placeOf = (family = '', table = '', chain = ''): string => JSON.stringify([family, table, chain]);

function asRule(rule: unknown): readonly PlacedRule[] {
  const statements = field(rule, 'expr');
  if (!Array.isArray(statements)) return [];
  const place = placeOf(textIn(rule, 'family'), textIn(rule, 'table'), textIn(rule, 'chain'));
  return [{ in: place, handle: Number(field(rule, 'handle')), statements }];
}

function asChain(chain: unknown, rules: ReadonlyMap<string, readonly Rule[]>): readonly Chain[] {
  const [family, table, name] = [textIn(chain, 'family'), textIn(chain, 'table'), textIn(chain, 'name')];
  if (family === undefined || table === undefined || name === undefined) return [];
  const own = rules.get(placeOf(family, table, name)) ?? [];
  return [{ family, table, name, base: baseOf(chain), rules: own }];
}

function baseOf(chain: unknown): Base | undefined {
  const hook = textIn(chain, 'hook');
  if (hook === undefined) return undefined;
  return {
    type: textIn(chain, 'type') ?? '',
    hook,
    priority: Number(field(chain, 'prio')),
    policy: textIn(chain, 'policy') === 'drop' ? 'drop' : 'accept',
  };
}

function asSet(set: unknown): readonly NamedSet[] {
  const [family, table, name] = [textIn(set, 'family'), textIn(set, 'table'), textIn(set, 'name')];
  if (family === undefined || table === undefined || name === undefined) return [];
  const elements = field(set, 'elem');
  const flags = field(set, 'flags');
  const changes = Array.isArray(flags) && flags.some((flag) => flag === 'dynamic' || flag === 'timeout');
  return [{ family, table, name, elements: Array.isArray(elements) ? elements : [], changes }];
}
