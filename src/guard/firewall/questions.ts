import { type Static, Type } from 'typebox';
import { readLine } from '../../base/json-line.ts';
import { Count, Hardware, Ipv4, Strict } from '../../base/yaml/schema-parts.ts';
import { CAST_SERVICE_IDS } from '../../catalog/cast-services.ts';
import { MOST_ADMITTED } from './admission.ts';
import { MOST_REACHED_AT_ONCE, MOST_REACHED_SECONDS } from './reach.ts';

const AnyAddress = Type.Union([Ipv4, Type.String({ format: 'ipv6' })]);
const Card = Type.String({ minLength: 1, maxLength: 15 });
/** Addresses of this computer, in one question. */
export const MOST_OWN = 64;

/** Players that may be elsewhere than the file says: what a line takes. */
export const MOST_MOVED = 64;

/** What the guard asks of the process that may change the kernel's rules, as one line of JSON. */
export const FirewallQuestion = Type.Union([
  Strict({
    ask: Type.Literal('pinhole'),
    player: Ipv4,
    client: Ipv4,
    port: Type.Integer({ minimum: 1, maximum: 65_535 }),
  }),
  Strict({
    ask: Type.Enum(['admit', 'end-admission']),
    service: Type.Enum([...CAST_SERVICE_IDS]),
    client: Ipv4,
    players: Type.Array(Ipv4, { minItems: 1, maxItems: MOST_ADMITTED }),
  }),
  /** Addresses of a name that the player may reach, and for how long. */
  Strict({
    ask: Type.Literal('reach'),
    player: Ipv4,
    addresses: Type.Array(Ipv4, { minItems: 1, maxItems: MOST_REACHED_AT_ONCE }),
    seconds: Type.Integer({ minimum: 1, maximum: MOST_REACHED_SECONDS }),
  }),
  /** All players that are elsewhere than the file says: `player` of the file is at `at`. All others are where the file says. */
  Strict({
    ask: Type.Literal('places'),
    moved: Type.Array(Strict({ player: Ipv4, at: Ipv4 }), { maxItems: MOST_MOVED }),
  }),
  Strict({ ask: Type.Literal('cut-off') }),
  /** What players have sent, begun and been refused since the rules came into force. */
  Strict({ ask: Type.Literal('counters') }),
  /** Which addresses several claim, and who claims `own`. */
  Strict({ ask: Type.Literal('claims'), own: Type.Array(AnyAddress, { maxItems: MOST_OWN }) }),
]);
export type FirewallQuestion = Static<typeof FirewallQuestion>;

const Amount = Strict({ packets: Count, bytes: Count });

/**
 * `not-between`: not between a player of the configuration and people, or addresses that it may reach by name. `not-a-place`: no player of the
 * configuration, or no address for one. `too-many`: asked or changed too often, or for more than one player may have. `no-rules`: none of ours are in force, so nothing is counted. `failed`: the kernel refused.
 */
export const FirewallAnswer = Type.Union([
  Strict({ answer: Type.Literal('opened') }),
  Strict({ answer: Type.Literal('admitted') }),
  Strict({ answer: Type.Literal('ended') }),
  Strict({ answer: Type.Literal('placed') }),
  Strict({ answer: Type.Literal('cut-off'), players: Type.Array(Ipv4) }),
  /** Of every player of the configuration, of whom nothing was counted as well: so the first number of one is known for what it is. */
  Strict({
    answer: Type.Literal('counters'),
    players: Type.Array(Strict({ address: Ipv4, sent: Amount, connections: Count, refused: Amount })),
    /** How often rules were put back that were gone, since the process began that answers. */
    putBack: Count,
  }),
  Strict({
    answer: Type.Literal('claims'),
    claims: Type.Array(
      Strict({
        card: Card,
        address: AnyAddress,
        hardware: Hardware,
      }),
    ),
    full: Type.Array(Card),
  }),
  Strict({ answer: Type.Literal('not-understood') }),
  Strict({ answer: Type.Literal('not-between') }),
  Strict({ answer: Type.Literal('too-many') }),
  Strict({ answer: Type.Literal('not-a-place') }),
  Strict({ answer: Type.Literal('no-rules') }),
  Strict({ answer: Type.Literal('failed') }),
]);
export type FirewallAnswer = Static<typeof FirewallAnswer>;

/** Undefined for anything else. */
export const questionIn = (line: string): FirewallQuestion | undefined => readLine(FirewallQuestion, line);
export const answerIn = (line: string): FirewallAnswer | undefined => readLine(FirewallAnswer, line);
