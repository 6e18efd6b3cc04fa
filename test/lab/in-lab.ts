import { afterAll, beforeAll, beforeEach } from 'vitest';
import { labCapability } from './capability.ts';

interface Shared {
  /** Makes what the tests of a file share. */
  readonly build: () => unknown;
  readonly close: () => unknown;
  /** For `build`. */
  readonly timeoutMs?: number;
  /** Why the tests cannot run here; undefined when they can. */
  readonly missing?: () => string | undefined;
}

/** Tests in a lab: where none can be had each is skipped, with the reason. */
export function inLab({ build, close, timeoutMs, missing = labCapability }: Shared): void {
  beforeAll(async () => {
    if (missing() === undefined) await build();
  }, timeoutMs);
  afterAll(async () => void (await close()));
  beforeEach((context) => {
    const reason = missing();
    if (reason !== undefined) context.skip(reason);
  });
}
