import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { outdatedFiles } from '../../tools/docs/outdated.ts';
import { applyPage } from '../../tools/docs/page.ts';
import { PAGES } from '../../tools/docs/registry.ts';

const ROOT = join(import.meta.dirname, '../..');

describe('generated documentation', () => {
  it('says what the code says (npm run docs writes it anew)', () => {
    expect(outdatedFiles(ROOT, PAGES).map(({ path }) => path)).toEqual([]);
  });

  it('has pages', () => {
    expect(PAGES.map(({ path }) => path)).toContain('docs/errors.md');
  });

  it('replaces a part and leaves the rest', () => {
    const page = { path: 'x.md', part: 'list', render: () => 'new\n' };
    const before = 'Hand.\n\n<!-- generated: list -->\n\nold\n\n<!-- end of list -->\n\nHand.\n';
    const after = 'Hand.\n\n<!-- generated: list -->\n\nnew\n\n<!-- end of list -->\n\nHand.\n';
    expect(applyPage(page, before)).toBe(after);
    expect(applyPage(page, after)).toBe(after);
    expect(() => applyPage(page, 'no marks')).toThrow('x.md lacks <!-- generated: list -->');
  });

  it('notices a difference', () => {
    const page = { path: 'docs/errors.md', render: () => 'something else' };
    expect(outdatedFiles(ROOT, [page])).toEqual([{ path: 'docs/errors.md', text: 'something else' }]);
  });
});
