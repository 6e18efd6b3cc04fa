import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { ArtProxyPart } from './art-proxy.ts';
import { ControlSurfacePart } from './control-surface.ts';
import { DescriptionPart } from './description.ts';
import { EventCallbackPart } from './event-callback.ts';
import { FormsPart } from './forms.ts';
import { HostHeaderPart } from './host-header.ts';
import { LoginServicesPart } from './login-services.ts';
import { ExchangeNumbers, type Frozen, type Observation, observationOf } from './observation.ts';
import { Sighting } from './sighting.ts';
import { StatusPagesPart } from './status-pages.ts';
import { TlsDoorPart } from './tls-door.ts';
import { ZoneGroupStatePart } from './zone-group-state.ts';

/** Every part of a device's evidence; a part that is absent was never gathered. */
const PARTS = {
  description: DescriptionPart,
  'control-surface': ControlSurfacePart,
  'zone-group-state': ZoneGroupStatePart,
  'status-pages': StatusPagesPart,
  forms: FormsPart,
  'host-header': HostHeaderPart,
  'event-callback': EventCallbackPart,
  'art-proxy': ArtProxyPart,
  'tls-door': TlsDoorPart,
  'login-services': LoginServicesPart,
} as const;

export type PartName = keyof typeof PARTS;
export type PartValue<P extends PartName> = Frozen<Static<(typeof PARTS)[P]>>;

const optional = <P extends PartName>(name: P) => Type.Optional(observationOf(PARTS[name]));

const Parts = Type.Object(
  {
    description: optional('description'),
    'control-surface': optional('control-surface'),
    'zone-group-state': optional('zone-group-state'),
    'status-pages': optional('status-pages'),
    forms: optional('forms'),
    'host-header': optional('host-header'),
    'event-callback': optional('event-callback'),
    'art-proxy': optional('art-proxy'),
    'tls-door': optional('tls-door'),
    'login-services': optional('login-services'),
  },
  { additionalProperties: false },
);

/** Whether an observation has the shape that a bundle may hold: what does not would be refused when it is read. */
export const fitsPart = (name: PartName, observation: unknown): boolean =>
  Value.Check(observationOf(PARTS[name]), observation);

/** `player`: of the vendor whose rules Tonewall knows. `upnp`: any other device that speaks UPnP. `unidentified`: nothing told. */
const Kind = Type.Union([Type.Literal('player'), Type.Literal('upnp'), Type.Literal('unidentified')]);

export type DeviceKind = Static<typeof Kind>;

/** Something the device did that a sound one does not: one clause, with its proof. */
const Conduct = Type.Object(
  { text: Type.String(), exchange: ExchangeNumbers },
  { additionalProperties: false },
);

export type Conduct = Frozen<Static<typeof Conduct>>;

export const DeviceEvidence = Type.Object(
  {
    /** `address:port` of its description: one device of a host that may run several. */
    id: Type.String(),
    address: Type.String(),
    port: Type.Integer({ minimum: 1, maximum: 65_535 }),
    path: Type.String(),
    kind: Kind,
    sightings: Type.Array(Sighting),
    conduct: Type.Array(Conduct),
    parts: Parts,
  },
  { additionalProperties: false },
);

export interface DeviceEvidence extends Frozen<Omit<Static<typeof DeviceEvidence>, 'parts'>> {
  readonly parts: EvidenceParts;
}

export type EvidenceParts = { readonly [P in PartName]?: Observation<PartValue<P>> };
