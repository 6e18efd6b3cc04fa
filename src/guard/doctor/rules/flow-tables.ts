import { field, textIn } from '../json.ts';
import { partsIn } from './ruleset.ts';

/** A flow table that rules put connections into (libnftables-json(5), FLOWTABLE). */
export interface FlowTable {
  readonly family: string;
  readonly table: string;
  readonly name: string;
  /** Cards at whose ingress its connections are taken out of the way through the rules. */
  readonly cards: readonly string[];
}

/** Of `nft -j list ruleset`; one that no rule fills is left out. Undefined for what is no such text. */
export function flowTablesIn(text: string): readonly FlowTable[] | undefined {
  const parts = partsIn(text);
  if (!parts) return undefined;
  const filled = new Set(parts.flatMap((part) => fills(field(part, 'rule'))));
  return parts
    .flatMap((part) => asFlowTable(field(part, 'flowtable')))
    .filter(({ family, table, name }) => filled.has(placeOf(family, table, name)));
}

const placeOf = (...names: readonly (string | undefined)[]): string => JSON.stringify(names);

/** What nft 0.9 to 1.1 writes for `flow add @ft`: the name with its sign. */
function fills(rule: unknown): readonly string[] {
  const statements = field(rule, 'expr');
  if (!Array.isArray(statements)) return [];
  return statements.flatMap((statement) => {
    const name = textIn(field(statement, 'flow'), 'flowtable');
    if (name === undefined) return [];
    return [placeOf(textIn(rule, 'family'), textIn(rule, 'table'), name.replace(/^@/, ''))];
  });
}

function asFlowTable(value: unknown): readonly FlowTable[] {
  const [family, table, name] = [textIn(value, 'family'), textIn(value, 'table'), textIn(value, 'name')];
  if (family === undefined || table === undefined || name === undefined) return [];
  const cards = [field(value, 'dev')].flat().filter((card) => typeof card === 'string');
  return [{ family, table, name, cards }];
}
