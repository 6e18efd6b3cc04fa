import { type Observation, type Unknown, unknown } from '../evidence/observation.ts';

/** As JSON. 256 addresses with so much evidence each are what a reader of bundles takes (`bundle/read.ts`). */
const MAX_BYTES = 300_000;

/** Keeps the evidence of one address as long as there is room for it. A player fills about 50 KB. */
export interface EvidenceRoom {
  keep<T extends Observation<unknown>>(part: T): T | Unknown;
}

export function createEvidenceRoom(maxBytes = MAX_BYTES): EvidenceRoom {
  let left = maxBytes;
  return {
    keep(part) {
      const size = Buffer.byteLength(JSON.stringify(part, undefined, 2));
      if (size > left) return unknown('limit', 'the address gave more evidence than is kept of one');
      left -= size;
      return part;
    },
  };
}
