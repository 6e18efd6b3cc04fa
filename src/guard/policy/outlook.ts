import { RISK_CLASSES, type RiskClass } from '../../catalog/risk.ts';
import { SERVICES } from '../../catalog/services.ts';
import type { Principal } from '../identity/principal.ts';
import type { AccessRequest } from './access-request.ts';
import type { Policy } from './decision.ts';
import type { ReasonId } from './reasons.ts';

/** What a principal could do in one room with actions of one class. */
export interface Outlook {
  readonly room: string;
  readonly riskClass: RiskClass;
  /** Names of actions, in the order of the catalog. */
  readonly permitted: readonly string[];
  readonly refused: readonly { readonly action: string; readonly reason: ReasonId }[];
  /** Of class volume: the loudest that is permitted; undefined where none is. */
  readonly upTo?: number | undefined;
  /** Of class volume: whether a room may be made louder than it is; quiet hours let it only be turned down. */
  readonly mayRaise?: boolean;
}

export interface Asked {
  readonly principal: Principal;
  readonly rooms: readonly string[];
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Asks the policy about every action of the catalog, room by room. */
export const outlookFor = (policy: Policy, { principal, rooms, at }: Asked): readonly Outlook[] =>
  RISK_CLASSES.toReversed().flatMap((riskClass) =>
    rooms.map((room) => outlookIn(policy, { principal, room, at, riskClass })),
  );

interface Cell {
  readonly principal: Principal;
  readonly room: string;
  readonly at: number;
  readonly riskClass: RiskClass;
}

function outlookIn(policy: Policy, cell: Cell): Outlook {
  const { room, riskClass } = cell;
  const asked = ACTIONS.filter((action) => action.riskClass === riskClass).map(({ id }) => ({
    id,
    decision: policy.decide(requestFor(cell, id, { volume: 0, now: 0 })),
  }));
  return {
    room,
    riskClass,
    permitted: asked.filter(({ decision }) => decision.effect === 'permit').map(({ id }) => id),
    refused: asked.flatMap(({ id, decision: { effect, reasons } }) =>
      effect === 'forbid' && reasons[0] ? [{ action: id, reason: reasons[0].id }] : [],
    ),
    ...(riskClass === 'volume' ? volumeIn(policy, cell) : {}),
  };
}

function volumeIn(policy: Policy, cell: Cell): Pick<Outlook, 'upTo' | 'mayRaise'> {
  const permits = (volume: number, now: number): boolean =>
    policy.decide(requestFor(cell, 'RenderingControl.SetVolume', { volume, now })).effect === 'permit';
  const upTo = loudest((volume) => permits(volume, volume));
  return { upTo, mayRaise: upTo !== undefined && upTo > 0 && permits(upTo, 0) };
}

/** Every action once, by its own class: those of class ssrf name a place. */
const ACTIONS: readonly { readonly id: string; readonly riskClass: RiskClass }[] = SERVICES.flatMap(
  (service) => service.actions.map(({ name, risk }) => ({ id: `${service.name}.${name}`, riskClass: risk })),
);

/** What is permitted at a volume is permitted below it, so halving finds the loudest. */
function loudest(permits: (volume: number) => boolean): number | undefined {
  if (!permits(0)) return undefined;
  let [low, high] = [0, 101];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (permits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** Some web radio: a place that no list names unless it permits any. */
const ELSEWHERE = [{ scheme: 'http', host: 'radio.invalid', use: 'media' }] as const;

interface Levels {
  readonly volume: number;
  readonly now: number;
}

function requestFor(
  { principal, room, at, riskClass }: Cell,
  id: string,
  { volume, now }: Levels,
): AccessRequest {
  return {
    principal,
    action: { kind: 'soap', id, riskClass },
    room,
    rooms: [room],
    context: {
      at,
      approved: false,
      ...(riskClass === 'volume' ? { volumes: { [room]: volume }, volumesNow: { [room]: now } } : {}),
      ...(riskClass === 'ssrf' ? { sources: ELSEWHERE } : {}),
    },
  };
}
