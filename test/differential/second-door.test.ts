import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { choicesOf, runChoices } from './case.ts';
import { SECOND_DOOR } from './families.ts';
import { holdsFor } from './property.ts';
import { matchesJsonText, takesTheFirst, trustsTheHeader } from './subject/bad-second-doors.ts';
import { secondDoorSubject } from './subject/second-door.ts';
import type { Subject } from './subject/subject.ts';

let guard: Subject;

beforeAll(async () => {
  guard = await secondDoorSubject();
});

describe('the second door', () => {
  it('lets nothing be done that the policy forbids: the same cases each time', async () => {
    const checked = fc.assert(holdsFor(guard, SECOND_DOOR), { seed: 20_261_126, numRuns: 2500 });
    await expect(checked).resolves.toBeUndefined();
  });

  it('lets nothing be done that the policy forbids: other cases each time', async () => {
    await expect(fc.assert(holdsFor(guard, SECOND_DOOR), { numRuns: 1500 })).resolves.toBeUndefined();
  });

  it('is asked many different things, and permits a part of them', async () => {
    const reasons = new Map<string, number>();
    const done = new Set<string>();
    const noting: Subject = async (request) => {
      const handled = await guard(request);
      for (const command of handled.commands ?? []) if (command.done.succeeded) done.add(command.done.id);
      return handled;
    };
    for (let number = 0; number < 4000; number += 1) {
      const { reason } = await runChoices(noting, SECOND_DOOR, choicesOf(1, number));
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    }
    expect([...reasons.keys()].toSorted()).toEqual([
      'bad-arguments',
      'cross-site',
      'gone',
      'malformed',
      'mismatch',
      'no-rule',
      'permitted-by-rule',
      'room-not-permitted',
      'source-not-permitted',
      'unknown-action',
      'volume-cap',
      'wrong-host',
    ]);
    expect(reasons.get('permitted-by-rule')).toBeGreaterThan(300);
    expect([...done]).toEqual(
      expect.arrayContaining([
        'audioClip.loadAudioClip',
        'groupVolume.setVolume',
        'groups.createGroup',
        'playback.loadLineIn',
        'playbackSession.loadStreamUrl',
        'playerVolume.setRelativeVolume',
        'players.info',
      ]),
    );
  });
});

/** An oracle that finds nothing in these would find nothing anywhere. */
describe.each<[string, Subject, RegExp]>([
  ['takes the first of two members', takesTheFirst, /executed and forbidden/],
  ['looks for the volume in the text', matchesJsonText, /executed and forbidden \(volume-cap\)/],
  ['judges the group of the path and sends that of a header', trustsTheHeader, /executed and forbidden/],
])('a second door that %s', (_, bad, fault) => {
  it('is found out', async () => {
    const { failed, errorInstance } = await fc.check(holdsFor(bad, SECOND_DOOR), {
      seed: 1,
      numRuns: 40_000,
    });
    expect(failed).toBe(true);
    expect(String(errorInstance)).toMatch(fault);
  });
});
