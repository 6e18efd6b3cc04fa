import { XMLParser } from 'fast-xml-parser';

/** An SCPD as a strict client sees it. */
export interface StrictScpd {
  readonly variables: ReadonlyMap<string, StrictVariable>;
  readonly actions: readonly StrictAction[];
}

export interface StrictVariable {
  readonly dataType: string;
  readonly sendEvents: string;
  readonly allowed: readonly string[];
  readonly range: readonly number[];
  readonly default?: string;
}

export interface StrictAction {
  readonly name: string;
  readonly arguments: readonly {
    readonly name: string;
    readonly direction: string;
    readonly related: string;
  }[];
}

const LISTS = ['stateVariable', 'action', 'argument', 'allowedValue'];
const parser = new XMLParser({
  parseTagValue: false,
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  isArray: (name) => LISTS.includes(name),
});

export function readScpd(xml: string): StrictScpd {
  const { scpd } = parser.parse(xml);
  return {
    variables: new Map(scpd.serviceStateTable.stateVariable.map(variableOf)),
    actions: (scpd.actionList?.action ?? []).map(actionOf),
  };
}

// oxlint-disable-next-line typescript/no-explicit-any -- markup: every field is compared with what it may be
const variableOf = (variable: any): readonly [string, StrictVariable] => [
  variable.name,
  {
    dataType: variable.dataType,
    sendEvents: variable['@sendEvents'],
    allowed: variable.allowedValueList?.allowedValue ?? [],
    range: ['minimum', 'maximum'].flatMap((end) => variable.allowedValueRange?.[end] ?? []).map(Number),
    default: variable.defaultValue,
  },
];

// oxlint-disable-next-line typescript/no-explicit-any -- as above
const actionOf = (action: any): StrictAction => ({
  name: action.name,
  // oxlint-disable-next-line typescript/no-explicit-any -- as above
  arguments: (action.argumentList?.argument ?? []).map((argument: any) => ({
    name: argument.name,
    direction: argument.direction,
    related: argument.relatedStateVariable,
  })),
});

/** The types that SCPDs of players use, as async_upnp_client reads them (const.py). */
const TYPES: Readonly<Record<string, RegExp>> = {
  string: /^/,
  boolean: /^(?:0|1|true|false|yes|no)$/i,
  ui2: /^\d+$/,
  ui4: /^\d+$/,
  i2: /^[+-]?\d+$/,
  i4: /^[+-]?\d+$/,
};

/** What is wrong with an SCPD by the letter of UDA 1.0 §2.3; nothing when it is well. */
export function problemsOf({ variables, actions }: StrictScpd): readonly string[] {
  const ofVariables = [...variables].flatMap(
    ([name, { dataType, sendEvents, allowed, range, default: preset }]) => [
      ...(!TYPES[dataType] ? [`${name}: type ${dataType}`] : []),
      ...(['yes', 'no'].includes(sendEvents) ? [] : [`${name}: sendEvents ${sendEvents}`]),
      ...(allowed.length > 0 && dataType !== 'string' ? [`${name}: allowed values of ${dataType}`] : []),
      ...(preset !== undefined && allowed.length > 0 && !allowed.includes(preset)
        ? [`${name}: ${preset}`]
        : []),
      ...(range.length === 2 && (range[0] ?? 0) > (range[1] ?? 0) ? [`${name}: range`] : []),
    ],
  );
  const ofActions = actions.flatMap((action) =>
    action.arguments
      .filter(({ direction, related }) => !['in', 'out'].includes(direction) || !variables.has(related))
      .map(({ name }) => `${action.name}.${name}`),
  );
  return [...ofVariables, ...ofActions];
}

/** True when a strict client takes the value. */
export const fits = ({ dataType, allowed }: StrictVariable, value: string): boolean =>
  (TYPES[dataType]?.test(value) ?? false) && (allowed.length === 0 || allowed.includes(value));
