import { describeRefusal } from '../base/refusal.ts';
import { checkArgumentValue } from '../wire/scpd/check-value.ts';
import type { ActionDescription, ServiceDescription } from '../wire/scpd/service.ts';

/** Where an answer and the service's description part. Answers are taken as they are; the difference is told. */
export interface OutObservation {
  readonly kind: 'missing' | 'unknown' | 'repeated' | 'outside-type';
  readonly argument: string;
  /** For `outside-type`: what is wrong with the value. */
  readonly detail?: string;
}

type NamedValue = readonly [name: string, value: string];

/**
 * Compares out arguments with the description (UDA 2.0 §3.2.2). Real players leave arguments out and send values outside their
 * lists (`NOT_IMPLEMENTED` where a time is due), so nothing here turns an answer away.
 */
export function observeOut(
  scpd: ServiceDescription,
  action: string,
  answered: readonly NamedValue[],
): readonly OutObservation[] {
  const described = scpd.actions.find(({ name }) => name === action);
  if (!described) return [];
  const expected = outNames(described);
  const names = answered.map(([name]) => name);
  const distinct = [...new Set(names)];
  return [
    ...expected
      .filter((name) => !names.includes(name))
      .map((argument) => ({ kind: 'missing', argument }) as const),
    ...distinct
      .filter((name) => !expected.includes(name))
      .map((argument) => ({ kind: 'unknown', argument }) as const),
    ...distinct
      .filter((name) => names.indexOf(name) !== names.lastIndexOf(name))
      .map((argument) => ({ kind: 'repeated', argument }) as const),
    ...answered.flatMap((argument) => outsideType(scpd, described, argument)),
  ];
}

const outNames = (action: ActionDescription): readonly string[] =>
  action.arguments.filter(({ direction }) => direction === 'out').map(({ name }) => name);

function outsideType(
  scpd: ServiceDescription,
  action: ActionDescription,
  [argument, text]: NamedValue,
): readonly OutObservation[] {
  const related = action.arguments.find(({ name, direction }) => name === argument && direction === 'out');
  const variable = scpd.stateVariables.find(({ name }) => name === related?.relatedStateVariable);
  const checked = variable ? checkArgumentValue(variable, text) : undefined;
  if (!checked || checked.ok) return [];
  return [{ kind: 'outside-type', argument, detail: describeRefusal(checked.error) }];
}
