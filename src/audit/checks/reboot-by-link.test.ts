import { expect, it } from 'vitest';
import { PLAYER, served } from '../../../test/golden/literals.ts';
import type { FormPage } from '../evidence/forms.ts';
import { known } from '../evidence/observation.ts';
import { rebootByLink } from './reboot-by-link.ts';

const form = { action: '/advconfig', method: 'post', hasToken: true, fields: ['csrfToken'] };
const page = (more: Partial<FormPage>): FormPage => ({
  path: '/advconfig.htm',
  outcome: 'served',
  status: 200,
  truncated: false,
  forms: [form],
  exchange: [15],
  ...more,
});
const judge = (build: string, pages: readonly FormPage[]) =>
  rebootByLink.judge(PLAYER, {
    description: known(served({ softwareVersion: build }), [1]),
    forms: known({ pages }, [15]),
  });
const eraItem = (value: string) => ({ label: 'Build', value, exchange: [1] });

const open = page({ forms: [{ ...form, hasToken: false }] });
const absent = page({ outcome: 'absent', status: 404, forms: [] });
const openItem = {
  label: '/advconfig.htm: form to /advconfig by POST',
  value: 'without a token',
  exchange: [15],
};
const BY_LINK =
  'Software of this age restarts the player when the page /reboot is merely opened. It was not tried.';

it('fails on a form without a token', () => {
  expect(judge('47.2-59120', [open])).toEqual({
    verdict: 'fail',
    ground: 'form-without-token',
    severity: 'high',
    reasons: ['One page changes settings without a token that proves where the request came from.'],
    items: [openItem, eraItem('47.2-59120')],
  });
});

it('says both where both are so', () => {
  expect(judge('34.16-37101', [open, open])).toEqual({
    verdict: 'fail',
    ground: 'acts-by-age',
    severity: 'high',
    reasons: [BY_LINK, '2 pages change settings without a token that proves where the request came from.'],
    items: [openItem, openItem, eraItem('34.16-37101')],
  });
});

it('fails by age alone, because /reboot is never tried', () => {
  expect(judge('34.7-34220', [absent])).toMatchObject({ ground: 'acts-by-age', reasons: [BY_LINK] });
});

it('passes on forms with a token', () => {
  expect(judge('57.23-74170', [page({}), absent])).toEqual({
    verdict: 'pass',
    ground: 'tokens',
    reasons: ['The forms it serves carry a token that other web pages cannot know.'],
    items: [{ label: '/advconfig.htm: form to /advconfig by POST', value: 'with a token', exchange: [15] }],
  });
});

it('passes by age where every page answered and no form is served', () => {
  expect(judge('97.1-80312', [page({ outcome: 'denied', status: 403, forms: [] })])).toEqual({
    verdict: 'pass',
    ground: 'no-form',
    reasons: ['It serves no form that changes settings, and software of this age asks for a token.'],
    items: [eraItem('97.1-80312')],
  });
});

it.each(['35.0-10000', '36.4-42130', 'newest'])('does not know the age of %s', (build) => {
  expect(judge(build, [absent])).toEqual({
    verdict: 'inconclusive',
    ground: 'age-unsure',
    reasons: ['It serves no form, and from its build it is not known whether it asks for a token.'],
    items: [eraItem(build)],
  });
});

it.each<[string, Partial<FormPage>, string]>([
  ['no answer', { outcome: 'no-answer' }, 'no answer'],
  ['a redirect', { outcome: 'other', status: 302 }, 'answered 302'],
])('does not take %s for a page without a form', (_, more, value) => {
  const { status: _status, ...bare } = page({ forms: [] });
  expect(judge('97.1-80312', [absent, { ...bare, ...more }])).toEqual({
    verdict: 'inconclusive',
    ground: 'pages-unanswered',
    reasons: ['1 of 2 pages that may hold forms gave no answer that says anything.'],
    items: [{ label: '/advconfig.htm', value, exchange: [15] }],
  });
});
