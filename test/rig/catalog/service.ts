import { Type } from 'typebox';
import { RISK_CLASSES, RISK_RULES } from '../../../src/catalog/risk.ts';
import { strict, text, texts, oneOf, path, generations, provenance, ranges } from './parts.ts';

const argument = Type.Object(
  { name: text, direction: oneOf(['in', 'out']), relatedStateVariable: text },
  strict,
);
const place = oneOf(['root', 'MediaServer', 'MediaRenderer']);

const action = Type.Object(
  {
    name: text,
    risk: oneOf(RISK_CLASSES),
    rule: oneOf(Object.keys(RISK_RULES)),
    tags: texts,
    placeArguments: Type.Optional(Type.Array(text, { minItems: 1 })),
    withoutPlace: Type.Optional(oneOf(RISK_CLASSES)),
    ...provenance,
    generations,
    olderFirmware: texts,
    builds: Type.Optional(ranges),
    olderForms: Type.Optional(
      Type.Array(Type.Object({ builds: ranges, arguments: Type.Array(argument) }, strict), { minItems: 1 }),
    ),
    arguments: Type.Array(argument),
  },
  strict,
);

/** One file of `src/catalog/services`. */
export const service = Type.Object(
  {
    name: text,
    serviceType: Type.String({ pattern: '^urn:schemas-(upnp-org|sonos-com|tencent-com):service:\\w+:1$' }),
    serviceId: Type.String({ pattern: '^urn:(upnp-org|sonos-com|tencent-com):serviceId:\\w+$' }),
    device: place,
    scpdPath: path,
    controlPath: path,
    eventPath: path,
    alsoAt: Type.Optional(Type.Object({ device: place, controlPath: path, eventPath: path }, strict)),
    subscribable: Type.Boolean(),
    carriedBy: oneOf(['every-player', 'line-in', 'home-theatre']),
    seenOn: Type.Array(text, { minItems: 1 }),
    ...provenance,
    formerActions: Type.Array(
      Type.Object({ name: text, builds: texts, facts: Type.Optional(action) }, strict),
    ),
    stateVariables: Type.Array(
      Type.Object(
        {
          name: text,
          dataType: oneOf(['string', 'boolean', 'ui2', 'ui4', 'i2', 'i4']),
          sendEvents: Type.Boolean(),
          allowedValues: Type.Optional(Type.Array(text, { minItems: 1 })),
          defaultValue: Type.Optional(text),
          range: Type.Optional(
            Type.Object(
              { minimum: Type.Integer(), maximum: Type.Integer(), step: Type.Optional(Type.Integer()) },
              strict,
            ),
          ),
          builds: Type.Optional(ranges),
        },
        strict,
      ),
    ),
    actions: Type.Array(action, { minItems: 1 }),
  },
  strict,
);
