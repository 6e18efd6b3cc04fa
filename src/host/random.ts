import { randomBytes, randomUUID } from 'node:crypto';
import type { Random } from '../ports/random.ts';

/** The operating system's generator. */
export const nodeRandom = (): Random => ({ bytes: (count) => randomBytes(count), uuid: () => randomUUID() });
