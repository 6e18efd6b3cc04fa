import { isOurs } from '../../firewall/table.ts';
import type { Flow } from './flow.ts';
import type { Chain, Ruleset } from './ruleset.ts';
import { endsIn, type Ends } from './walk.ts';

/** A chain of somebody else that keeps packets of a flow from where they have to go. */
export interface Conflict {
  readonly chain: Chain;
  readonly flow: Flow;
  /** It drops them, or sends them somewhere else. */
  readonly how: 'drop' | 'translate';
  /** All of them; otherwise some, or it cannot be told. */
  readonly isSure: boolean;
  /** `its policy`, `rule 12 of DOCKER`. */
  readonly cause: string;
}

/** Every chain of the kernel but ours, with every flow that enters it. */
export const conflictsIn = (ruleset: Ruleset, flows: readonly Flow[]): readonly Conflict[] =>
  foreignChains(ruleset).flatMap((chain) =>
    flows.filter((flow) => enters(flow, chain)).flatMap((flow) => judge(ruleset, chain, flow)),
  );

const foreignChains = ({ chains }: Ruleset): readonly Chain[] =>
  chains.filter((chain) => chain.base && !isOurs(chain));

/**
 * `dstnat` and `srcnat` of nftables: where our rules give packets another destination or source. What comes to a chain behind them
 * has it already.
 */
const LAST: Readonly<Record<string, number>> = { prerouting: -100, postrouting: 100 };

function enters({ hooks, state, ipv6 }: Flow, { base, family }: Chain): boolean {
  const isOurs = family === (ipv6 ? 'ip6' : 'ip') || BOTH.includes(family);
  if (!base || !isOurs || !hooks.some((hook) => hook === base.hook)) return false;
  // Only the first packet of a connection comes to a chain of NAT.
  return base.type !== 'nat' || (state === 'new' && base.priority <= (LAST[base.hook] ?? -Infinity));
}

/** Families of both versions. A bridge and a card have chains of their own: what they ask of a packet is not known as well. */
const BOTH = ['inet', 'bridge'];

function judge(ruleset: Ruleset, chain: Chain, flow: Flow): readonly Conflict[] {
  const ends = endsIn(ruleset, chain, flow);
  return (['drop', 'translate'] as const).flatMap((how) => asConflict(ends, how, { chain, flow }));
}

function asConflict(
  ends: Ends,
  how: Conflict['how'],
  at: Pick<Conflict, 'chain' | 'flow'>,
): readonly Conflict[] {
  const cause = ends.get(how);
  if (cause === undefined) return [];
  return [{ ...at, how, cause, isSure: ends.size === 1 && at.chain.family !== 'bridge' }];
}
