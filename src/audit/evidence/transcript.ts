import { type Static, Type } from 'typebox';
import type { Frozen } from './observation.ts';

const Headers = Type.Array(Type.Tuple([Type.String(), Type.String()]));

const Base = {
  /** Counts from 1 in the order in which entries were completed. */
  number: Type.Integer({ minimum: 1 }),
  /** Epoch milliseconds. */
  at: Type.Integer(),
  /** `address:port` that it was sent to or came from. */
  peer: Type.String(),
};

/** One request and what came back. Bodies are text; bytes that are no UTF-8 show as replacement characters. */
const HttpEntry = Type.Object(
  {
    ...Base,
    kind: Type.Literal('http'),
    door: Type.Union([Type.Literal('tcp'), Type.Literal('tls')]),
    localAddress: Type.Optional(Type.String()),
    request: Type.Object(
      { method: Type.String(), target: Type.String(), headers: Headers, body: Type.String() },
      { additionalProperties: false },
    ),
    response: Type.Optional(
      Type.Object(
        {
          status: Type.Integer(),
          reason: Type.String(),
          headers: Headers,
          body: Type.String(),
          /** Bytes of the body that were received. */
          bytes: Type.Integer(),
          /** The answer was longer than what was received; `cut` says what ended it. */
          truncated: Type.Boolean(),
          cut: Type.Optional(
            Type.Union([
              Type.Literal('limit'),
              Type.Literal('time'),
              Type.Literal('reset'),
              Type.Literal('closed'),
            ]),
          ),
          /** More was received than the transcript keeps. */
          shortened: Type.Boolean(),
        },
        { additionalProperties: false },
      ),
    ),
    failure: Type.Optional(
      Type.Object({ kind: Type.String(), detail: Type.String() }, { additionalProperties: false }),
    ),
    elapsedMs: Type.Number(),
  },
  { additionalProperties: false },
);

/** A TCP connection on which nothing was sent. */
const ConnectEntry = Type.Object(
  {
    ...Base,
    kind: Type.Literal('connect'),
    outcome: Type.String(),
    /** Bytes read, as text. */
    received: Type.String(),
    elapsedMs: Type.Number(),
  },
  { additionalProperties: false },
);

/** A datagram that was sent: a search or a question for names. */
const DatagramEntry = Type.Object(
  { ...Base, kind: Type.Literal('datagram'), text: Type.String() },
  { additionalProperties: false },
);

/** A request that reached one of the auditor's own listeners. */
const InboundEntry = Type.Object(
  {
    ...Base,
    kind: Type.Literal('inbound'),
    request: Type.Object(
      { method: Type.String(), target: Type.String(), headers: Headers, body: Type.String() },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false },
);

export const TranscriptEntry = Type.Union([HttpEntry, ConnectEntry, DatagramEntry, InboundEntry]);

export type TranscriptEntry = Frozen<Static<typeof TranscriptEntry>>;
export type HttpEntry = Frozen<Static<typeof HttpEntry>>;
export type InboundEntry = Frozen<Static<typeof InboundEntry>>;
