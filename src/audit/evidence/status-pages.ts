import { type Static, Type } from 'typebox';
import { ExchangeNumbers, type Frozen } from './observation.ts';
import { PageOutcome } from './page-outcome.ts';

/** Kinds of things that a page gives away. The first six tell about people, the rest about the network and the device. */
export const LEAK_KINDS = [
  'account-key',
  'account-email',
  'controller-name',
  'customer-id',
  'account-name',
  'wifi-network',
  'wifi-neighbour',
  'subscriber-address',
  'share-path',
  'network-address',
  'mac-address',
  'serial-number',
  'household-id',
  'room-name',
] as const;

export type LeakKind = (typeof LEAK_KINDS)[number];

const Leak = Type.Object(
  {
    kind: Type.Enum([...LEAK_KINDS]),
    /** As the page shows it. Personal: masked in shared reports. */
    value: Type.String(),
    /** What stands beside it: the protection of a Wi-Fi network. */
    detail: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);

export type Leak = Frozen<Static<typeof Leak>>;

const StatusPage = Type.Object(
  {
    path: Type.String(),
    outcome: PageOutcome,
    status: Type.Optional(Type.Integer()),
    truncated: Type.Boolean(),
    leaks: Type.Array(Leak),
    exchange: ExchangeNumbers,
  },
  { additionalProperties: false },
);

export type StatusPage = Frozen<Static<typeof StatusPage>>;

export const StatusPagesPart = Type.Object(
  { pages: Type.Array(StatusPage) },
  { additionalProperties: false },
);

export type StatusPagesPart = Frozen<Static<typeof StatusPagesPart>>;
