import type { Comparison } from '../comparison.ts';
import { messageFields } from '../fields/headers.ts';
import { solo } from '../situation.ts';
import { onStage } from '../stage.ts';
import { answer } from './answer.ts';

export const REFUSALS: readonly Comparison[] = [
  {
    recording: 'rebuilt/http_403_root.http',
    kind: 'refusal',
    model: 'S5',
    build: '36.4-42130',
    recorded: messageFields,
    simulated: () =>
      onStage(solo({ model: 'S5', build: '36.4-42130' }), async ({ get }) => {
        const { head, body } = await get('/');
        return messageFields(`${head}\r\n\r\n${body}`);
      }),
  },
  {
    ...answer({
      recording: 'steipete__sonoscli/inline/soap_test_L40.xml',
      model: 'S18',
      build: '97.1-80312',
      taken: 'its author made it up; any model will do',
      excerpt: true,
      service: 'AVTransport',
      action: 'Pause',
      args: '<InstanceID>0</InstanceID>',
    }),
    kind: 'refusal',
  },
];
