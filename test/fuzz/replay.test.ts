import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FORMATS } from '../vectors/formats.ts';
import { fault } from './outcome.ts';
import { corpusOf } from './seeds.ts';

/**
 * Replays every input that fuzzing once found worth keeping: the first that reached a refusal, and any that failed.
 * A failing input of `mutation.test.ts` is kept by saving its bytes as one more file.
 */
it('has a corpus for every format and no other', () => {
  expect(readdirSync(join(import.meta.dirname, 'corpus')).toSorted()).toEqual(
    Object.keys(FORMATS).toSorted(),
  );
});

describe.each(Object.entries(FORMATS))('%s', (format, parse) => {
  const corpus = corpusOf(format);

  it('is not empty', () => {
    expect(corpus.length).toBeGreaterThan(0);
  });

  it('gives a value or a refusal for each', () => {
    expect(corpus.map(({ name, bytes }) => [name, fault(parse(bytes))])).toEqual(
      corpus.map(({ name }) => [name, undefined]),
    );
  });
});
