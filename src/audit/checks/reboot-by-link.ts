import { parseBuild } from '../../base/build.ts';
import type { FormPage } from '../evidence/forms.ts';
import { buildOf } from '../evidence/identity.ts';
import { isTold } from '../evidence/page-outcome.ts';
import type { Item } from '../judge/check.ts';
import { defineCheck } from '../judge/define-check.ts';

/**
 * Up to 7.2 a link to /reboot was enough; from 7.3 on forms carry a token and want POST (vowe.net/archives/016461.html).
 * 34.16 is 7.1 and 37.12 is 8.0; between them no build of 7.2 or 7.3 is known, so nothing is said of 35 and 36.
 * Judged from the build and from the forms of pages that change nothing; /reboot itself is never asked for.
 */
const LAST_MAJOR_WITHOUT_TOKENS = 34;
const FIRST_MAJOR_WITH_TOKENS = 37;

export const rebootByLink = defineCheck({
  id: 'reboot-by-link',
  title: 'A mere link can restart or reconfigure the player',
  meaning:
    'The pages that change settings do not ask whether the request came from you. A web page that you open, or a ' +
    'picture in a message, can so restart the player again and again, or switch its Wi-Fi off.',
  concerns: 'players',
  needs: ['description', 'forms'],
  grounds: {
    'acts-by-age': {
      verdict: 'fail',
      severity: 'high',
      when: 'the build is of an age (34.x and below) at which opening /reboot restarted a player; it is not tried',
    },
    'form-without-token': {
      verdict: 'fail',
      severity: 'high',
      when: 'a page shows a form without a token that another web page cannot know',
    },
    tokens: { verdict: 'pass', when: 'every form page answered, and the forms carry tokens' },
    'no-form': {
      verdict: 'pass',
      when: 'every form page answered, none shows a form, and software of this age (37.x and later) asks for a token',
    },
    'pages-unanswered': {
      verdict: 'inconclusive',
      when: 'a form page gave no answer, or one that says nothing (a redirect, an error of the server, bytes that are no text)',
    },
    'age-unsure': {
      verdict: 'inconclusive',
      when: 'no form is shown, and the build is not known or lies between those (35.x, 36.x)',
    },
  },
  remedies: [
    { step: 'update', text: 'Bring the player to the newest software of its line.', effort: 'minutes' },
    {
      step: 'own-network',
      text: 'Keep the players in a network that the computers you browse with cannot reach directly.',
      effort: 'an-evening',
    },
  ],
  references: ['CWE-352', 'https://vowe.net/archives/016461.html', 'VU#643049'],
  judge(subject, { description, forms: { value } }) {
    const build = buildOf(description.value, subject.sightings);
    const major = build === undefined ? undefined : parseBuild(build)?.major;
    const age = build === undefined ? [] : [{ label: 'Build', value: build, exchange: description.exchange }];
    const open = value.pages.filter(({ forms }) => forms.some(({ hasToken }) => !hasToken));
    const silent = value.pages.filter(({ outcome, truncated }) => !isTold(outcome) || truncated);
    if (major !== undefined && major <= LAST_MAJOR_WITHOUT_TOKENS)
      return {
        ground: 'acts-by-age',
        reasons: [BY_LINK, ...(open.length > 0 ? [withoutToken(open.length)] : [])],
        items: [...open.flatMap(itemsOf), ...age],
      };
    if (open.length > 0)
      return {
        ground: 'form-without-token',
        reasons: [withoutToken(open.length)],
        items: [...open.flatMap(itemsOf), ...age],
      };
    if (silent.length > 0 || value.pages.length === 0)
      return {
        ground: 'pages-unanswered',
        reasons: [
          `${silent.length} of ${value.pages.length} pages that may hold forms gave no answer that says anything.`,
        ],
        items: silent.map(silentItem),
      };
    if (value.pages.some(({ forms }) => forms.length > 0))
      return {
        ground: 'tokens',
        reasons: ['The forms it serves carry a token that other web pages cannot know.'],
        items: value.pages.flatMap(itemsOf),
      };
    return major !== undefined && major >= FIRST_MAJOR_WITH_TOKENS
      ? {
          ground: 'no-form',
          reasons: ['It serves no form that changes settings, and software of this age asks for a token.'],
          items: age,
        }
      : {
          ground: 'age-unsure',
          reasons: ['It serves no form, and from its build it is not known whether it asks for a token.'],
          items: age,
        };
  },
});

const BY_LINK =
  'Software of this age restarts the player when the page /reboot is merely opened. It was not tried.';

const withoutToken = (count: number): string =>
  `${count === 1 ? 'One page changes' : `${count} pages change`} settings without a token that proves where the request came from.`;

const itemsOf = ({ path, forms, exchange }: FormPage): readonly Item[] =>
  forms.map(({ action, method, hasToken }) => ({
    label: `${path}: form to ${action || path} by ${method.toUpperCase()}`,
    value: hasToken ? 'with a token' : 'without a token',
    exchange,
  }));

const silentItem = ({ path, status, exchange }: FormPage): Item => ({
  label: path,
  value: status === undefined ? 'no answer' : `answered ${status}`,
  exchange,
});
