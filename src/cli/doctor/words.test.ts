import { expect, it } from 'vitest';
import type { Examined } from '../../guard/doctor/examination.ts';
import { doctorLines } from './words.ts';

const plain = { width: 80, paint: (_style: string, text: string) => text };
const one = (id: string, over: Partial<Examined>): Examined => ({
  id,
  title: `The ${id} is wrong`,
  verdict: 'pass',
  evidence: [`${id} was seen.`],
  cures: [],
  sent: [],
  ...over,
});

it('tells what fails with its cure, then what is not known, then the rest', () => {
  const examined = [
    one('first', {
      verdict: 'fail',
      evidence: ['a', 'b'],
      cures: ['mend it', `and ${'then '.repeat(20)}this`],
    }),
    one('second', { verdict: 'inconclusive', cures: ['look'], sent: ['a question to everybody'] }),
    one('third', {}),
    one('fourth', { verdict: 'not-applicable', evidence: ['None is there.'] }),
    one('fifth', { verdict: 'not-applicable', evidence: ['None is there.'] }),
  ];
  expect(doctorLines({ file: 'my\u001b[2J.yaml', examined }, plain)).toEqual([
    '1 of 5 probes fails; 1 could not be told.',
    String.raw`The configuration is my\u{001b}[2J.yaml. Nothing was changed. Sent: a question`,
    'to everybody.',
    '',
    'FAIL  The first is wrong [first]',
    '  - a',
    '  - b',
    '  > mend it',
    '  > and then then then then then then then then then then then then then then',
    '    then then then then then then this',
    '',
    'OPEN  Not known whether the second is wrong [second]',
    '  - second was seen.',
    '  > look',
    '',
    'In order',
    '  third: third was seen.',
    '',
    'Does not concern this computer',
    '  fourth, fifth: None is there.',
  ]);
});

it('says so when nothing fails', () => {
  expect(doctorLines({ file: undefined, examined: [one('first', {})] }, plain)).toEqual([
    'Nothing was found that fails.',
    'There is no tonewall.yaml here: only the computer itself was looked at. Nothing',
    'was changed. Nothing was sent.',
    '',
    'In order',
    '  first: first was seen.',
  ]);
});
