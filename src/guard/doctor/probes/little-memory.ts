import { fail, pass } from '../finding.ts';
import { guardStanding } from '../look/guard-standing.ts';
import type { Probe } from '../probe.ts';

const MB = 1_000_000;
/** What a guard has taken when it has started (docs/performance.md), and room for a load. */
const TO_START = 200 * MB;
/** A guard that runs has it already. */
const TO_GO_ON = 50 * MB;

export const littleMemory: Probe = {
  id: 'little-memory',
  title: 'There is little memory left',
  meaning:
    'The guard takes some 130 MB, and more for a while under load. Where memory runs out the system ends programs, and a guard that is ended lets nobody through.',
  seen: 'Asks the system how much memory this process could still have, limits of containers included.',
  when: {
    fail: `less than ${TO_START / MB} MB are left; ${TO_GO_ON / MB} where the guard runs already`,
    pass: 'there is more',
  },
  cure: 'free -m shows what takes it; end what is not needed, or raise the limit of the container',
  look: async (scene) => {
    const left = scene.ports.machine.memoryLeft();
    const runs = (await guardStanding(scene)) !== undefined;
    const words = `${Math.floor(left / MB)} MB are left${runs ? ', beside the guard that runs' : ''}.`;
    return left >= (runs ? TO_GO_ON : TO_START)
      ? pass(words)
      : fail(
          words,
          'End what is not needed (ps aux --sort=-rss shows it), or raise the limit of the container',
        );
  },
};
