import { expect, it } from 'vitest';
import { endElements, lastElements } from './elements.ts';

const BOTH = ['10.0.30.21 . 10.0.10.5 . 4711', '10.0.30.22 . 10.0.10.5 . 4711'];
const ENDED = [
  'add element inet tonewall pinholes { 10.0.30.21 . 10.0.10.5 . 4711, 10.0.30.22 . 10.0.10.5 . 4711 }',
  'delete element inet tonewall pinholes { 10.0.30.21 . 10.0.10.5 . 4711, 10.0.30.22 . 10.0.10.5 . 4711 }',
];

it('ends what may be there', () => {
  expect(endElements('pinholes', BOTH).split('\n')).toEqual([...ENDED, '']);
});

it('lets it last anew, each for its time', () => {
  expect(lastElements('pinholes', BOTH, '30s').split('\n')).toEqual([
    ...ENDED,
    'add element inet tonewall pinholes { 10.0.30.21 . 10.0.10.5 . 4711 timeout 30s, 10.0.30.22 . 10.0.10.5 . 4711 timeout 30s }',
    '',
  ]);
});
