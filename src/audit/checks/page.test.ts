import { expect, it } from 'vitest';
import { checksMarkdown } from './page.ts';
import { CHECKS } from './registry.ts';

it('has a section for every check', () => {
  const sections = checksMarkdown().match(/^## .+$/gm) ?? [];
  expect(sections).toEqual(CHECKS.map(({ id }) => `## ${id}`));
});

it('tells what helps', () => {
  const [, section = ''] = checksMarkdown().split('## missing-host-check\n');
  expect(section.split('## ')[0]).toContain('- Evidence it needs: `host-header`\n');
  expect(section).toContain('DNS rebind protection');
});
