import { expect, it } from 'vitest';
import { known, unknown } from '../evidence/observation.ts';
import { createEvidenceRoom } from './evidence-room.ts';

it('keeps what fits, and goes on with what is smaller', () => {
  const room = createEvidenceRoom(200);
  const [small, large] = [known('a', [1]), known('x'.repeat(300), [2])];
  expect([room.keep(small), room.keep(large), room.keep(small)]).toEqual([
    small,
    unknown('limit', 'the address gave more evidence than is kept of one'),
    small,
  ]);
});
