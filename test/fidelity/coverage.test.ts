import { beforeEach, describe, expect, it } from 'vitest';
import { COMPARISONS } from './comparisons.ts';
import { readNotComparable } from './not-comparable.ts';
import { hasRecordings, NO_RECORDINGS, recordedFiles } from './recordings.ts';
import { readSummary } from './summary.ts';

const compared = [...new Set(COMPARISONS.map(({ recording }) => recording))];
const notComparable = readNotComparable().flatMap(({ files }) => files);

describe('every recorded file', () => {
  beforeEach(({ skip }) => skip(!hasRecordings(), NO_RECORDINGS));

  it('is compared with a simulated player or listed with the reason why not, never both', () => {
    expect([...compared, ...notComparable].toSorted()).toEqual([...recordedFiles()].toSorted());
  });
});

it('the summary is of the comparisons that there are', () => {
  const known = ({ recording, part, kind, model, build }: (typeof COMPARISONS)[number]) =>
    [kind, recording, part, model, build].join(' ');
  const summed = readSummary().comparisons.map(({ recording, part, kind, model, build }) =>
    [kind, recording, part, model, build].join(' '),
  );
  expect(summed).toEqual(COMPARISONS.map(known));
});
