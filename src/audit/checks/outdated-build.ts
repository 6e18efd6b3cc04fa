import { compareBuilds, parseBuild } from '../../base/build.ts';
import { newestSeen } from '../../catalog/builds.ts';
import { versionLineOf } from '../../catalog/model-line.ts';
import type { VersionLine } from '../../catalog/version-lines.ts';
import { buildOf, modelNumberOf } from '../evidence/identity.ts';
import { defineCheck } from '../judge/define-check.ts';

/** Builds are compared within a version line only: 86.x is the newest there is for a Play:1, whatever a One runs. */
export const outdatedBuild = defineCheck({
  id: 'outdated-build',
  title: 'The player runs old software',
  meaning:
    'A newer software exists for players of this kind. Updates close holes that others know about by then; without ' +
    'them the player stays open to what was long repaired.',
  concerns: 'players',
  needs: ['description'],
  grounds: {
    older: {
      verdict: 'fail',
      severity: 'medium',
      when: 'the build that the player tells is older than the newest one seen for its line of versions',
    },
    newest: { verdict: 'pass', when: 'it is not older than that' },
    'build-unknown': { verdict: 'inconclusive', when: 'the player tells no build that can be read' },
    'line-unknown': { verdict: 'inconclusive', when: 'no newest build is known for its line' },
  },
  remedies: [
    {
      step: 'update',
      text: 'Update in the Sonos app: Settings, System, System Updates. Switch automatic updates on.',
      effort: 'minutes',
      for: 's2',
    },
    {
      step: 'update',
      text: 'Update in the Sonos S1 app: Settings, System, System Updates.',
      effort: 'minutes',
      for: 's1',
    },
  ],
  references: ['https://support.sonos.com/en-us/article/update-your-sonos-system'],
  judge(subject, { description: { value, exchange } }) {
    const told = buildOf(value, subject.sightings);
    const build = told === undefined ? undefined : parseBuild(told);
    if (told === undefined || !build)
      return { ground: 'build-unknown', reasons: ['Its build is not told, or cannot be read.'] };
    const line = versionLineOf(build, modelNumberOf(value, subject.sightings));
    const newest = newestSeen(line)?.build;
    const border = newest === undefined ? undefined : parseBuild(newest);
    if (newest === undefined || !border)
      return { ground: 'line-unknown', reasons: [`No newest build is known for ${LINE_WORDS[line]}.`] };
    const items = [
      { label: 'Build', value: told, exchange },
      { label: `Newest seen for ${LINE_WORDS[line]}`, value: newest, exchange: [] },
    ];
    return compareBuilds(build, border) < 0
      ? {
          ground: 'older',
          reasons: [`It is older than the newest build seen for ${LINE_WORDS[line]}.`],
          items,
        }
      : {
          ground: 'newest',
          reasons: [`It is no older than the newest build seen for ${LINE_WORDS[line]}.`],
          items,
        };
  },
});

const LINE_WORDS = {
  s1: 'the line S1',
  's2-older-hardware': 'S2 on older hardware (86.x)',
  s2: 'the line S2',
} as const satisfies Record<VersionLine, string>;
