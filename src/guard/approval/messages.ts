import { type Static, Type } from 'typebox';
import { Count, Strict } from '../../base/yaml/schema-parts.ts';
import { printable } from '../../base/text.ts';
import { RISK_CLASSES } from '../../catalog/risk.ts';
import { BINDINGS, PRINCIPAL_KINDS } from '../identity/principal.ts';
import { ShownTraffic } from '../traffic/shown.ts';
import type { Approval } from './approvals.ts';

/** What the command line asks of the guard, as one line of JSON. */
export const DeskQuestion = Type.Union([
  Strict({ ask: Type.Literal('list') }),
  Strict({ ask: Type.Literal('doors') }),
  Strict({ ask: Type.Literal('players') }),
  Strict({ ask: Type.Literal('journal') }),
  Strict({ ask: Type.Literal('neighbours') }),
  Strict({ ask: Type.Literal('names') }),
  Strict({ ask: Type.Literal('traffic') }),
  Strict({ ask: Type.Literal('approve'), number: Type.Integer({ minimum: 1 }) }),
]);
export type DeskQuestion = Static<typeof DeskQuestion>;

/** A request as an owner sees it. Everything is printable; what is cut ends with `…`. */
export const ShownApproval = Strict({
  number: Type.Integer({ minimum: 1 }),
  stand: Type.Enum(['waiting', 'approved']),
  who: Type.String(),
  kind: Type.Enum([...PRINCIPAL_KINDS]),
  binding: Type.Enum([...BINDINGS]),
  address: Type.String(),
  room: Type.String(),
  action: Type.String(),
  /** Missing where a guard of another version tells of it. */
  riskClass: Type.Optional(Type.Enum([...RISK_CLASSES])),
  arguments: Type.Array(Strict({ name: Type.String(), value: Type.String() })),
  /** Arguments that are not shown. */
  more: Count,
  leftMs: Type.Integer({ minimum: 0 }),
});
export type ShownApproval = Static<typeof ShownApproval>;

/** Where the guard stands now, whatever the file says. */
export const ShownDoors = Strict({
  doors: Type.Array(
    Strict({
      room: Type.String(),
      guardedAt: Type.String(),
      address: Type.String(),
      /** Where the file has a player that has moved. */
      movedFrom: Type.Optional(Type.String()),
    }),
  ),
  /** Its page, where there is one. */
  frontDesk: Type.Optional(Type.String()),
  /** The segments that it stands between, by their cards; missing where it stands between none. */
  segments: Type.Optional(
    Type.Array(
      Strict({
        name: Type.String(),
        interface: Type.String(),
        /** Missing for the internet. */
        network: Type.Optional(Type.String()),
        holds: Type.Enum(['players', 'people', 'internet']),
      }),
    ),
  ),
});
export type ShownDoors = Static<typeof ShownDoors>;

/** An address that several claim, or one of the guard's computer that another claims. */
export const ShownSpoof = Strict({
  segment: Type.String(),
  address: Type.String(),
  hardware: Type.String(),
  whose: Type.Enum(['guard', 'player', 'neighbour']),
  room: Type.Optional(Type.String()),
});
export type ShownSpoof = Static<typeof ShownSpoof>;

/** A guarded player as the guard knows it now. */
export const ShownPlayer = Strict({
  room: Type.String(),
  address: Type.String(),
  /** `refuses`: it answers, and tells nobody what it is. `unknown`: it has not told yet, so nothing passes. */
  stand: Type.Enum(['known', 'refuses', 'unknown']),
  model: Type.Optional(Type.String()),
  build: Type.Optional(Type.String()),
  /** Milliseconds since it answered or told something; missing where it has not since the guard started. */
  heardAgoMs: Type.Optional(Type.Integer({ minimum: 0 })),
  /** Where it answers, where that is another address and it is not guarded there. */
  elsewhere: Type.Optional(Type.String()),
  /** Whether the firewall cut it off for flooding. */
  cutOff: Type.Boolean(),
});
export type ShownPlayer = Static<typeof ShownPlayer>;

/** How players reach the internet by name. */
export const ShownNames = Strict({
  /** Whether the firewall lets them reach what they are told. */
  works: Type.Boolean(),
  /** Of the last hour, by who asked. */
  refused: Type.Array(
    Strict({
      address: Type.String(),
      segment: Type.String(),
      /** Missing where no player of the configuration has that address. */
      room: Type.Optional(Type.String()),
      names: Type.Array(Type.String()),
    }),
  ),
});
export type ShownNames = Static<typeof ShownNames>;

export const DeskAnswer = Type.Union([
  Strict({ answer: Type.Literal('doors'), standing: ShownDoors }),
  Strict({ answer: Type.Literal('neighbours'), spoofed: Type.Array(ShownSpoof) }),
  /** Without `names` where no segment has a list. */
  Strict({ answer: Type.Literal('names'), names: Type.Optional(ShownNames) }),
  /** Without `traffic` where this computer stands between no segments. */
  Strict({ answer: Type.Literal('traffic'), traffic: Type.Optional(ShownTraffic) }),
  Strict({ answer: Type.Literal('players'), players: Type.Array(ShownPlayer) }),
  Strict({ answer: Type.Literal('list'), approvals: Type.Array(ShownApproval) }),
  Strict({ answer: Type.Literal('approved'), approval: ShownApproval }),
  Strict({
    answer: Type.Literal('journal'),
    fails: Type.Boolean(),
    unwritten: Count,
    reads: Count,
    acts: Count,
  }),
  Strict({ answer: Type.Enum(['nothing-waits', 'before', 'journal-failed', 'not-understood']) }),
]);
export type DeskAnswer = Static<typeof DeskAnswer>;

/** An argument may be 100 KB of metadata. The digest covers all of it; people see the beginning. */
const MOST_SHOWN = 16;
const MOST_CHARACTERS = 120;

export function shown({ number, stand, ask }: Approval, leftMs: number): ShownApproval {
  return {
    number,
    stand,
    who: printable(ask.principal.name, MOST_CHARACTERS),
    kind: ask.principal.kind,
    binding: ask.principal.binding,
    address: ask.address,
    room: printable(ask.room, MOST_CHARACTERS),
    action: printable(ask.action, MOST_CHARACTERS),
    riskClass: ask.riskClass,
    arguments: ask.arguments.slice(0, MOST_SHOWN).map(([name, value]) => ({
      name: printable(name, MOST_CHARACTERS),
      value: printable(value, MOST_CHARACTERS),
    })),
    more: Math.max(0, ask.arguments.length - MOST_SHOWN),
    leftMs: Math.round(leftMs),
  };
}
