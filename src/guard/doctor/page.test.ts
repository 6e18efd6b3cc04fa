import { expect, it } from 'vitest';
import { doctorMarkdown } from './page.ts';
import { PROBES } from './registry.ts';

it('has a section for each probe, with its verdicts and its cure', () => {
  const sections = doctorMarkdown().split('\n## ').slice(1);
  expect(sections.map((section) => section.split('\n')[0])).toEqual(PROBES.map(({ id }) => id));
  for (const [index, section] of sections.entries()) {
    const verdicts = Object.keys(PROBES[index]?.when ?? {});
    expect(section.match(/^- (?:Fails|Passes|Inconclusive|Not applicable) when \S/gm) ?? []).toHaveLength(
      verdicts.length,
    );
    expect(section).toMatch(/^What to do: \S/m);
    expect(section).toMatch(/^How it is seen: \S/m);
  }
});
