/** An address that this machine has itself. */
export interface OwnAddress {
  readonly card: string;
  /** In plain spelling, without a zone. */
  readonly address: string;
  /** Lower case with colons. */
  readonly hardware: string;
}

/** The cards of this machine. */
export interface OwnCards {
  /** As they are now, without loopback. */
  addresses(): readonly OwnAddress[];
}
