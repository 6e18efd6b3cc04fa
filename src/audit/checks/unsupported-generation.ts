import { parseBuild } from '../../base/build.ts';
import { type Model, modelByNumber } from '../../catalog/models.ts';
import { lineOfBuild } from '../../catalog/version-lines.ts';
import { buildOf, fieldOf, modelNumberOf } from '../evidence/identity.ts';
import { defineCheck } from '../judge/define-check.ts';

/** The line S1 is frozen: "bug fixes and security patches" only; it never gets Connection Security (absent on 57.10). */
export const unsupportedGeneration = defineCheck({
  id: 'unsupported-generation',
  title: 'The player runs software that gets no new security',
  meaning:
    'Players of the first generation (S1) receive repairs only. Locks that newer players have are not coming to ' +
    'them, so they stay open to everybody on the network for as long as you use them.',
  concerns: 'players',
  needs: ['description'],
  grounds: {
    'first-generation': {
      verdict: 'fail',
      severity: 'medium',
      when: 'the build is of the line S1 (57.x and below), or, without a build, the player tells generation 1',
    },
    'second-generation': { verdict: 'pass', when: 'the build, or the generation told, is the second (S2)' },
    'not-told': { verdict: 'inconclusive', when: 'the player tells neither build nor generation' },
  },
  remedies: [
    {
      step: 'own-network',
      text: 'Keep S1 players in a network of their own: for them that is the only lock there is.',
      effort: 'an-evening',
    },
    {
      step: 'second-generation',
      text: 'If the model can run S2 (the Sonos app tells, and so does this report where it is known), move it there.',
      effort: 'an-evening',
    },
    {
      step: 'second-generation',
      text: 'When you replace a player, choose one that runs S2.',
      effort: 'a-purchase',
    },
  ],
  references: ['https://support.sonos.com/en-us/article/sonos-s1-and-s2-compatibility'],
  judge(subject, { description: { value, exchange } }) {
    const build = buildOf(value, subject.sightings);
    const told = fieldOf(value, 'swGen');
    const model = modelByNumber(modelNumberOf(value, subject.sightings) ?? '');
    const items = [
      ...(build === undefined ? [] : [{ label: 'Build', value: build, exchange }]),
      ...(told === undefined ? [] : [{ label: 'Software generation told', value: told, exchange }]),
    ];
    switch (generationFrom(build, told)) {
      case 1:
        return {
          ground: 'first-generation',
          reasons: ['It runs software of the first generation (S1).', ...wayOut(model)],
          items,
        };
      case 2:
        return {
          ground: 'second-generation',
          reasons: ['It runs software of the second generation (S2).'],
          items,
        };
      default:
        return {
          ground: 'not-told',
          reasons: ['Neither its build nor its generation is told in a form that can be read.'],
          items,
        };
    }
  },
});

/** The build decides; what the player calls its generation counts where there is no build. */
function generationFrom(build: string | undefined, told: string | undefined): 1 | 2 | undefined {
  const parsed = parseBuild(build ?? '');
  if (parsed) return lineOfBuild(parsed) === 's1' ? 1 : 2;
  if (told === '1') return 1;
  return told === '2' ? 2 : undefined;
}

/** Only what was seen is promised: for some models the second generation is general knowledge. */
function wayOut(model: Model | undefined): readonly string[] {
  const second = model?.generations.find(({ generation }) => generation === 2);
  if (!model || !second) return [];
  return second.confidence === 'seen'
    ? [`A ${model.name} can run the second generation (S2) as well.`]
    : [`A ${model.name} is said to run the second generation (S2) as well; the Sonos app tells.`];
}
