import { expect, it } from 'vitest';
import { checksMarkdown } from './page.ts';
import { CHECKS } from './registry.ts';

const sectionOf = (id: string): string =>
  checksMarkdown().split(`## ${id}\n`)[1]?.split('\n## ')[0] ?? expect.unreachable(id);

it('has a section for every check', () => {
  const sections = checksMarkdown().match(/^## .+$/gm) ?? [];
  expect(sections).toEqual(CHECKS.map(({ id }) => `## ${id}`));
});

it('tells what a check needs and what helps', () => {
  const section = sectionOf('missing-host-check');
  expect(section).toContain('- Evidence it needs: `host-header`; uses if it is there: `description`\n');
  expect(section).toContain('DNS rebind protection');
});

it('tells every severity that a failure can have', () => {
  expect(sectionOf('known-vulnerabilities')).toContain('- Severity: critical or high or medium or low\n');
  expect(sectionOf('open-login-service')).toContain('- Severity: critical\n');
});

it.each(CHECKS)('tells every ground of $id under its verdict', ({ id, grounds }) => {
  const section = sectionOf(id);
  const headings = {
    fail: 'Fails when',
    pass: 'Passes when',
    inconclusive: 'Inconclusive when',
    'not-applicable': 'Not applicable when',
  };
  for (const [ground, { verdict, when }] of Object.entries(grounds)) {
    const [, list = ''] = section.split(`${headings[verdict]}:\n`);
    expect(list.split('\n\n')[0]).toMatch(new RegExp(`^- .*\\(\`${ground}\``, 'm'));
    expect(list).toContain(`- ${when} (`);
  }
});
