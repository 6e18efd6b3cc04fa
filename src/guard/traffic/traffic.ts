/** How far back it is known what players sent, and how often it is told. */
export const HOUR_MS = 3_600_000;

/** What was counted of a player in some time. */
export interface Traffic {
  /** Packets that were let through to where they were sent, and their bytes; what a player sends to this computer itself is not among them. */
  readonly sent: number;
  readonly sentBytes: number;
  /** Connections that it began and that were let through. */
  readonly begun: number;
  /** Packets that were refused, to wherever. */
  readonly refused: number;
}

export const NO_TRAFFIC: Traffic = { sent: 0, sentBytes: 0, begun: 0, refused: 0 };

export const sumOf = (one: Traffic, other: Traffic): Traffic => ({
  sent: one.sent + other.sent,
  sentBytes: one.sentBytes + other.sentBytes,
  begun: one.begun + other.begun,
  refused: one.refused + other.refused,
});

export const isNothing = ({ sent, begun, refused }: Traffic): boolean => sent + begun + refused === 0;
