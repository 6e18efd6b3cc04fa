import type { ControlProof, ControlSurfacePart } from '../evidence/control-surface.ts';
import type { DescriptionPart } from '../evidence/description.ts';
import type { Observation } from '../evidence/observation.ts';
import type { Item, Subject } from '../judge/check.ts';
import { shortName } from './risk.ts';

/**
 * How a device stands to harmless calls in clear that nobody signed. `refused`: all of them were turned away, and nothing
 * is left that could answer. `partly`: some were turned away or nothing clear came of them. `no-service`: another device
 * describes none. `elsewhere`: all its services lie at another place, which is not asked. `not-asked`: no call was sent.
 */
export type Stand = 'answered' | 'faults' | 'refused' | 'partly' | 'no-service' | 'elsewhere' | 'not-asked';

export interface Calls {
  readonly stand: Stand;
  /** Of the calls that were sent. */
  readonly sent: readonly ControlProof[];
  readonly answered: readonly ControlProof[];
  /** Read by the service, and answered with an error. */
  readonly faults: readonly ControlProof[];
  readonly denied: readonly ControlProof[];
}

export function callsIn(
  { kind }: Pick<Subject, 'kind'>,
  { proofs, services }: ControlSurfacePart,
  description: Observation<DescriptionPart> | undefined,
): Calls {
  const by = (outcome: ControlProof['outcome']) => proofs.filter((proof) => proof.outcome === outcome);
  const sent = proofs.filter(({ outcome }) => outcome !== 'not-asked');
  const calls = { sent, answered: by('answered'), faults: by('fault'), denied: by('denied') };
  const leftOut = description?.known && description.value.kind === 'served' ? description.value.leftOut : [];
  // Players turn calls away for all services at one gate (86.10); of other devices each service is asked by itself.
  const asked = new Set(proofs.map(({ serviceType }) => serviceType));
  const askedAll = kind === 'player' || services.every(({ serviceType }) => asked.has(serviceType));
  const whole = calls.denied.length === proofs.length && askedAll && leftOut.length === 0;
  return {
    ...calls,
    stand: standOf(calls, { whole, described: services.length, leftOut: leftOut.length, kind }),
  };
}

function standOf(
  { answered, faults, sent }: Omit<Calls, 'stand'>,
  facts: {
    readonly whole: boolean;
    readonly described: number;
    readonly leftOut: number;
    readonly kind: Subject['kind'];
  },
): Stand {
  if (answered.length > 0) return 'answered';
  if (faults.length > 0) return 'faults';
  if (sent.length > 0) return facts.whole ? 'refused' : 'partly';
  if (facts.described > 0) return 'not-asked';
  if (facts.leftOut > 0) return 'elsewhere';
  return facts.kind === 'player' ? 'not-asked' : 'no-service';
}

const OUTCOME_WORDS: Readonly<Record<ControlProof['outcome'], string>> = {
  answered: 'answered',
  fault: 'read and answered with an error',
  denied: 'refused',
  absent: 'not found there',
  other: 'answered with something else',
  'no-answer': 'no answer',
  'not-asked': 'not asked',
};

/** One call as an item: what came of it. */
export const callItem = ({
  serviceType,
  action,
  outcome,
  status,
  upnpErrorCode,
  exchange,
}: ControlProof): Item => ({
  label: `${shortName(serviceType)} ${action}`,
  value: [
    OUTCOME_WORDS[outcome],
    ...(upnpErrorCode === undefined ? [] : [`UPnP error ${upnpErrorCode}`]),
    ...(status === undefined || outcome === 'answered' ? [] : [`status ${status}`]),
  ].join(', '),
  exchange,
});

/** Why nothing can be said of calls in clear, for stands that leave it open. */
export const OPEN_WORDS: Readonly<Record<'partly' | 'elsewhere' | 'not-asked', string>> = {
  partly:
    'Some questions were turned away, of others nothing clear came: that is neither a lock nor an open door.',
  elsewhere: 'All its services lie at another place than its own, and such addresses are never followed.',
  'not-asked': 'No harmless question could be sent to it.',
};
