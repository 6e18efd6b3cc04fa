import type { ControlProof, ControlSurfacePart } from '../evidence/control-surface.ts';
import type { Item } from '../judge/check.ts';
import { type ActionRisk, byRisk, compareRisk, inWords, shortName, tellingFirst } from './risk.ts';

/** What those can do who may call the services that answered. */
export interface SurfaceFacts {
  /** Classes of the actions that the answering services list, worst first. */
  readonly risks: readonly ActionRisk[];
  /** How many actions those services list. */
  readonly actions: number;
  readonly items: readonly Item[];
}

type Service = ControlSurfacePart['services'][number];
const MAX_NAMES = 40;

/** Only services that answered show what can be done; the others are listed as such. */
export function surfaceFacts(
  { services }: ControlSurfacePart,
  answered: readonly ControlProof[],
): SurfaceFacts {
  const proofOf = new Map(answered.map((proof) => [proof.serviceType, proof]));
  const shown = services.filter(({ serviceType }) => proofOf.has(serviceType));
  const classes = classesIn(shown, proofOf);
  return {
    risks: classes.map(({ risk }) => risk),
    actions: shown.reduce((sum, { actions }) => sum + (actions.known ? actions.value.length : 0), 0),
    items: [
      ...classes.map(classItem),
      ...answered.map(proofItem),
      ...services.filter(({ serviceType }) => !proofOf.has(serviceType)).map(listedItem),
    ],
  };
}

interface ActionClass {
  readonly risk: ActionRisk;
  readonly members: readonly { readonly service: string; readonly actions: readonly string[] }[];
  readonly exchange: readonly number[];
}

function classesIn(
  shown: readonly Service[],
  proofOf: ReadonlyMap<string, ControlProof>,
): readonly ActionClass[] {
  const parts = shown.flatMap(({ serviceType, actions }) =>
    (actions.known ? byRisk(serviceType, actions.value) : []).map((group) => ({
      risk: group.risk,
      member: { service: shortName(serviceType), actions: group.actions },
      exchange: proofOf.get(serviceType)?.exchange ?? [],
    })),
  );
  return [...Map.groupBy(parts, ({ risk }) => risk)]
    .map(([risk, group]) => ({
      risk,
      members: group.map(({ member }) => member),
      exchange: group.flatMap(({ exchange }) => exchange),
    }))
    .sort((a, b) => compareRisk(a.risk, b.risk));
}

/** The names, by service, so that a reader finds the action that worries him; `actionNamesIn` lets nothing but letters, digits, `_`, `.` and `-` in. */
const classItem = ({ risk, members, exchange }: ActionClass): Item => {
  const count = members.reduce((sum, { actions }) => sum + actions.length, 0);
  let room = MAX_NAMES;
  const groups = members.flatMap(({ service, actions }) => {
    const shown = tellingFirst(actions).slice(0, room);
    room -= shown.length;
    return shown.length === 0 ? [] : `${service} ${shown.join(', ')}`;
  });
  const left = count > MAX_NAMES ? ` and ${count - MAX_NAMES} more` : '';
  return { label: `Anybody can ${inWords(risk)}`, value: `${groups.join('; ')}${left}`, exchange };
};

const proofItem = ({ serviceType, action, excerpt, exchange }: ControlProof): Item => ({
  label: `${shortName(serviceType)} ${action} answered`,
  value: excerpt ?? 'done',
  exchange,
});

const listedItem = ({ serviceType, actions }: Service): Item => ({
  label: `${shortName(serviceType)}, listed and not shown`,
  value: actions.known
    ? `lists ${actions.value.length} actions; it did not answer, or has no question that is known to be harmless`
    : `its list of actions is not known: ${actions.why.text}`,
  exchange: actions.known ? actions.exchange : actions.why.exchange,
});
