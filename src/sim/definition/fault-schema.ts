import { Type, type Static } from 'typebox';
import { Strict, Text, Whole } from '../../base/yaml/schema-parts.ts';

export const FAULT_KINDS = [
  'clock-skew',
  'drop',
  'flap',
  'hang',
  'lost-answer',
  'lost-event',
  'malformed',
  'reset',
  'slow',
  'vanish',
  'wrong-length',
  'wrong-seq',
] as const;

/** `udp`: SSDP and mDNS messages that players send. `websocket`: commands at the local API's WebSocket. */
export const FAULT_DOORS = ['tcp', 'tls', 'udp', 'websocket'] as const;

export const FaultSchema = Strict(
  {
    kind: Type.Enum([...FAULT_KINDS]),
    player: Type.Optional(Text('Id or room of a player. Default: every player.')),
    door: Type.Optional(
      Type.Enum([...FAULT_DOORS], {
        description:
          'tcp is port 1400, tls are 1443 and 1843, udp what players send for SSDP and mDNS, websocket the commands of the local API. Default: tcp and tls.',
      }),
    ),
    path: Type.Optional(Text('Beginning of the request path.')),
    service: Type.Optional(Text('Short name of a service: AVTransport.')),
    probability: Type.Optional(
      Type.Number({ minimum: 0, maximum: 1, description: 'Of striking each time. Default: 1.' }),
    ),
    count: Type.Optional(Whole(1, 1_000_000, 'Strikes so often, then never again.')),
    ms: Type.Optional(
      Type.Integer({
        minimum: -315_360_000_000,
        maximum: 315_360_000_000,
        description: 'slow: delay. flap: time away and time there. clock-skew: how far the clock is off.',
      }),
    ),
    delta: Type.Optional(
      Type.Integer({
        minimum: -1_000_000,
        maximum: 1_000_000,
        description: 'wrong-length: added to Content-Length. wrong-seq: added to SEQ.',
      }),
    ),
    form: Type.Optional(
      Type.Enum(['cut', 'garbage', 'status', 'doctype'], { description: 'malformed: what is wrong.' }),
    ),
  },
  'Something that goes wrong.',
);

export type FaultSpec = Static<typeof FaultSchema>;
export type FaultDoor = (typeof FAULT_DOORS)[number];
export type FaultParameter = 'ms' | 'delta' | 'form';
