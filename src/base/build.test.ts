import { describe, expect, it } from 'vitest';
import { compareBuilds, formatBuild, parseBuild } from './build.ts';

describe('builds', () => {
  it.each([
    ['97.1-80312', { major: 97, minor: 1, revision: 80_312 }],
    ['57.10-25140', { major: 57, minor: 10, revision: 25_140 }],
    ['96.0-00000', { major: 96, minor: 0, revision: 0 }],
    // CVE-2024-5267 names 15.9 (build 75146030); CVE-2022-24046 names build 57923290.
    ['75146030', { major: 75, minor: 1, revision: 46_030 }],
    ['57923290', { major: 57, minor: 9, revision: 23_290 }],
    // josh/overcast-sonos issue 11 names build 371245270 of display version 8.0.
    ['371245270', { major: 37, minor: 12, revision: 45_270 }],
    ['100112345', { major: 100, minor: 1, revision: 12_345 }],
    ['101112345', { major: 101, minor: 1, revision: 12_345 }],
    ['1001012345', { major: 100, minor: 10, revision: 12_345 }],
    ['96000000', { major: 96, minor: 0, revision: 0 }],
    ['16600002', { major: 16, minor: 6, revision: 2 }],
    ['570125140', undefined],
    ['1000112345', undefined],
    ['1234567', undefined],
    ['39.2-47040c', { major: 39, minor: 2, revision: 47_040 }],
    ['16.6-00002-diag', { major: 16, minor: 6, revision: 2 }],
    ['97.1', undefined],
    ['97.1-80312; rm', undefined],
    ['', undefined],
  ])('reads %s', (text, expected) => {
    expect(parseBuild(text)).toEqual(expected);
  });

  it('compares as tuples: 57.9 is older than 57.10, which semver with revisions gets wrong', () => {
    const order = ['57.10-25140', '57.9-23290', '83.1-61240', '57.23-74170', '57.9-23291'];
    const sorted = order.flatMap((text) => parseBuild(text) ?? []).sort(compareBuilds);
    expect(sorted.map(formatBuild)).toEqual([
      '57.9-23290',
      '57.9-23291',
      '57.10-25140',
      '57.23-74170',
      '83.1-61240',
    ]);
  });

  it('writes what it reads', () => {
    expect(formatBuild({ major: 96, minor: 0, revision: 0 })).toBe('96.0-00000');
  });
});
