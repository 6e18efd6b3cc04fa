import type { ActionFacts, ServiceFacts, StateVariableFacts } from '../../catalog/service-facts.ts';
import { attributes, leaf } from '../xml/escape.ts';

/** The service description of a service (UDA 2.0 §2.5), as players serve it below `/xml/`. */
export const renderScpd = (service: ServiceFacts): string =>
  '<?xml version="1.0" encoding="utf-8" ?>\n' +
  '<scpd xmlns="urn:schemas-upnp-org:service-1-0"><specVersion><major>1</major><minor>0</minor></specVersion>' +
  `<serviceStateTable>${service.stateVariables.map(renderVariable).join('')}</serviceStateTable>` +
  `<actionList>${service.actions.map(renderAction).join('')}</actionList></scpd>`;

function renderVariable(variable: StateVariableFacts): string {
  const { name, dataType, sendEvents, allowedValues, range } = variable;
  const list = allowedValues
    ? `<allowedValueList>${allowedValues.map((value) => leaf('allowedValue', value)).join('')}</allowedValueList>`
    : '';
  const bounds = range
    ? `<allowedValueRange>${leaf('minimum', String(range.minimum))}${leaf('maximum', String(range.maximum))}` +
      `${range.step === undefined ? '' : leaf('step', String(range.step))}</allowedValueRange>`
    : '';
  const head = `<stateVariable${attributes({ sendEvents: sendEvents ? 'yes' : 'no' })}>`;
  return `${head}${leaf('name', name)}${leaf('dataType', dataType)}${list}${bounds}</stateVariable>`;
}

function renderAction(action: ActionFacts): string {
  const list = action.arguments
    .map(
      (argument) =>
        `<argument>${leaf('name', argument.name)}${leaf('direction', argument.direction)}` +
        `${leaf('relatedStateVariable', argument.relatedStateVariable)}</argument>`,
    )
    .join('');
  return `<action>${leaf('name', action.name)}${list ? `<argumentList>${list}</argumentList>` : ''}</action>`;
}
