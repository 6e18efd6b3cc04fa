import { describe, expect, it } from 'vitest';
import { runRequest } from './case.ts';
import { readCorpus } from './corpus.ts';
import { FIRST_DOOR, SECOND_DOOR } from './families.ts';
import { guardSubject } from './subject/guard.ts';
import { secondDoorSubject } from './subject/second-door.ts';

const DOORS = [
  { family: FIRST_DOOR, guard: await guardSubject() },
  { family: SECOND_DOOR, guard: await secondDoorSubject() },
] as const;

describe.each(DOORS)('the corpus of hostile requests to port $family.port', ({ family, guard }) => {
  const corpus = readCorpus(family);

  it('is there', () => expect(corpus.length).toBeGreaterThan(40));

  it.each(corpus.map((specimen) => [specimen.name, specimen] as const))(
    '%s',
    async (_, { request, expected }) => {
      const { reason, fault } = await runRequest(guard, request);
      expect({ reason: expected === 'any' ? 'any' : reason, fault }).toEqual({
        reason: expected,
        fault: undefined,
      });
    },
  );

  it('holds in pieces of one byte', async () => {
    const faults: (string | undefined)[] = [];
    for (const { request } of corpus) {
      const pieces = request.pieces.flatMap((piece) => [...piece].map((byte) => Uint8Array.of(byte)));
      faults.push((await runRequest(guard, { ...request, pieces })).fault);
    }
    expect(faults).toEqual(corpus.map(() => undefined));
  });
});
