/** Randomness; seeded in tests. */
export interface Random {
  /** Cryptographically strong bytes. */
  bytes(count: number): Uint8Array;
  /** A UUID, version 4. */
  uuid(): string;
}
