import { describe, expect, it } from 'vitest';
import { difference, parseScript } from './script.ts';

describe('script reader', () => {
  it('reads files, commands and expectations', () => {
    const text =
      '# why\n< a.yaml\n    x: 1\n\n    y: 2\n$ tonewall sim\n| in\n> out\n! err\n? 65\n+ a.yaml\n- b\n';
    expect(parseScript(text).steps).toEqual([
      {
        files: [{ name: 'a.yaml', text: 'x: 1\n\ny: 2\n' }],
        command: 'tonewall sim',
        stdin: ['in'],
        stdout: ['out'],
        stderr: ['err'],
        exit: 65,
        present: ['a.yaml'],
        absent: ['b'],
      },
    ]);
  });

  it.each(['', '# only a comment', '> before any command', '$ tonewall\nnonsense'])('refuses %j', (text) => {
    expect(() => parseScript(text)).toThrow(/command|understood/);
  });
});

describe('difference', () => {
  it.each([
    ['a\nb\n', ['a', 'b'], undefined],
    ['a\nb\nc\n', ['...', 'c'], undefined],
    ['a\nb\n', ['a', '...'], undefined],
    ['version 1.2\n', ['/^version \\d/'], undefined],
    ['', [], undefined],
    ['a\n', [], 'more than expected: a'],
    ['a\n', ['a', 'b'], 'missing: b'],
    ['a\n', ['...', 'z'], 'missing: z'],
    ['a\n', ['b'], 'line 1: expected b\n  got a'],
  ])('of %j to %j is %j', (actual, expected, result) => {
    expect(difference(actual, expected)).toBe(result);
  });
});
