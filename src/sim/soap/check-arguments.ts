import type { ActionFacts, StateVariableFacts } from '../../catalog/service-facts.ts';
import type { ServiceShape } from '../player-kind.ts';
import type { SoapCall } from './read-call.ts';

/** In arguments by name, or the UPnP error code that a player answers. */
export type CheckedArguments =
  | { readonly ok: true; readonly args: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly code: number };

/** UDA 2.0 §3.2.5: an argument is missing or of a wrong type; 601: a number outside its range. */
const INVALID_ARGS = 402;
const OUT_OF_RANGE = 601;

/**
 * Every in argument of the SCPD must be there and well typed. More arguments are ignored (SoCo sends `Speed` with
 * Pause and Stop), any order will do, and of repeats the first counts.
 */
export function checkArguments(service: ServiceShape, action: ActionFacts, call: SoapCall): CheckedArguments {
  const args: Record<string, string> = {};
  for (const { name, direction, relatedStateVariable } of action.arguments) {
    if (direction !== 'in') continue;
    const given = call.arguments.find(([known]) => known === name)?.[1];
    if (given === undefined) return { ok: false, code: INVALID_ARGS };
    const variable = service.variables.get(relatedStateVariable);
    const code = variable ? problemOf(variable, given) : undefined;
    if (code !== undefined) return { ok: false, code };
    args[name] = variable?.dataType === 'boolean' ? flagOf(given) : given;
  }
  return { ok: true, args };
}

function problemOf(
  { dataType, allowedValues, range }: StateVariableFacts,
  value: string,
): number | undefined {
  const bounds = INTEGERS[dataType];
  if (bounds) {
    if (!/^[+-]?\d{1,10}$/.test(value.trim())) return INVALID_ARGS;
    const number = Number(value);
    if (number < bounds[0] || number > bounds[1]) return INVALID_ARGS;
    return range && (number < range.minimum || number > range.maximum) ? OUT_OF_RANGE : undefined;
  }
  if (dataType === 'boolean') return BOOLEANS.has(value.trim().toLowerCase()) ? undefined : INVALID_ARGS;
  return allowedValues && !allowedValues.includes(value) ? INVALID_ARGS : undefined;
}

const INTEGERS: Readonly<Record<string, readonly [number, number]>> = {
  ui1: [0, 255],
  ui2: [0, 65_535],
  ui4: [0, 4_294_967_295],
  i1: [-128, 127],
  i2: [-32_768, 32_767],
  i4: [-2_147_483_648, 2_147_483_647],
  int: [-2_147_483_648, 2_147_483_647],
};

/** Models see one spelling: `1` and `0`. */
const flagOf = (value: string): string =>
  ['1', 'true', 'yes'].includes(value.trim().toLowerCase()) ? '1' : '0';

/** UDA 2.0 §2.5, table 2-1. */
const BOOLEANS: ReadonlySet<string> = new Set(['0', '1', 'true', 'false', 'yes', 'no']);
