import type { Comparison } from '../comparison.ts';
import { xmlFields } from '../fields/xml.ts';
import { solo } from '../situation.ts';
import { onStage } from '../stage.ts';

const description = (recording: string, model: string, build: string): Comparison => ({
  recording,
  kind: 'description',
  model,
  build,
  recorded: xmlFields,
  simulated: () =>
    onStage(solo({ model, build }), async ({ get }) =>
      xmlFields((await get('/xml/device_description.xml')).body),
    ),
});

export const DESCRIPTIONS: readonly Comparison[] = [
  description('SoCo__SoCo/inline/device_description_S5_49.2-64250.xml', 'S5', '49.2-64250'),
  description('wez__wez-sonos/device_description_S23_Port_78.1-52020.xml', 'S23', '78.1-52020'),
  description('rebuilt/device_description_S13_One_97.1-80312.xml', 'S13', '97.1-80312'),
  {
    ...description('steipete__sonoscli/inline/spotify_enqueue_test_L15.xml', 'S13', '97.1-80312'),
    taken: 'its author made it up; any model will do',
    excerpt: true,
  },
];
