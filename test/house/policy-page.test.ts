import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCases } from '../../src/guard/policy/cases/run.ts';
import { readConfig } from '../../src/config/read.ts';
import { compilePolicy } from '../../src/guard/policy/compile.ts';
import { loaded } from '../policy/asking.ts';

const page = (name: string): string => readFileSync(join(import.meta.dirname, '../../docs', name), 'utf8');

const blocks = (text: string, language: string): readonly string[] =>
  [...text.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, 'g'))].map(([, block = '']) => block);

describe('examples of the pages', () => {
  it('in Cedar can be used', () => {
    const examples = blocks(page('policy.md'), 'cedar');
    expect(examples).toHaveLength(3);
    const files = examples.map((text, index) => ({ name: `${index}.cedar`, text }));
    const compiled = compilePolicy(loaded('', files));
    expect(
      compiled.ok
        ? compiled.value.oddities.filter(({ place }) => place.file.endsWith('.cedar'))
        : compiled.error,
    ).toEqual([]);
  });

  it('of cases can be read', () => {
    const [, cases = ''] = blocks(page('policy.md'), 'yaml');
    const read = readCases(cases);
    expect(read.ok ? read.value.map(({ one }) => one.name) : read.error).toEqual([
      'a guest turns the bar up',
      'and down',
    ]);
  });

  it('of a configuration can be read', () => {
    const [example = ''] = blocks(page('configuration.md'), 'yaml');
    expect(readConfig(example, 'tonewall.yaml')).toMatchObject({ ok: true });
  });
});
