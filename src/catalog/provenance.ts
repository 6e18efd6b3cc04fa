import { oneOf } from './narrow.ts';

const CONFIDENCES = ['seen', 'stated', 'unsure'] as const;

/**
 * How a fact is known.
 *
 * - `seen`: observed on a device or in a recording that the sources name.
 * - `stated`: a vendor, a specification or a public record says so.
 * - `unsure`: one weak source, an inference, or general knowledge without a source.
 */
export type Confidence = (typeof CONFIDENCES)[number];

export const confidence = oneOf(CONFIDENCES);

/** Where a fact comes from. Every record of the catalog carries one. */
export interface Provenance {
  /** At least one: a repository and path, a public record's id, or an address. */
  readonly sources: readonly string[];
  readonly confidence: Confidence;
}
