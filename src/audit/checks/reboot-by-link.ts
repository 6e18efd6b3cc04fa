import { parseBuild } from '../../base/build.ts';
import type { FormPage } from '../evidence/forms.ts';
import { buildOf } from '../evidence/identity.ts';
import { defineCheck, type Item } from '../judge/check.ts';

/**
 * Up to 7.2 a link to /reboot was enough; from 7.3 on forms carry a token and want POST (vowe.net/archives/016461.html).
 * Judged from the build and from the forms of pages that change nothing; /reboot itself is never asked for.
 * Unsure: the first build of 7.3. 34.16 is 7.1 and 37.12 is 8.0, so it is taken as 36.
 */
const FIRST_MAJOR_WITH_TOKENS = 36;

export const rebootByLink = defineCheck({
  id: 'reboot-by-link',
  title: 'A mere link can restart or reconfigure the player',
  meaning:
    'The pages that change settings do not ask whether the request came from you. A web page that you open, or a ' +
    'picture in a message, can so restart the player again and again, or switch its Wi-Fi off.',
  severity: 'high',
  concerns: 'players',
  needs: ['description', 'forms'],
  remedies: [
    { text: 'Bring the player to the newest software of its line.', effort: 'minutes' },
    {
      text: 'Keep the players in a network that the computers you browse with cannot reach directly.',
      effort: 'an-evening',
    },
  ],
  references: ['CWE-352', 'https://vowe.net/archives/016461.html', 'VU#643049'],
  judge(subject, { description, forms }) {
    const served = forms.value.pages.filter(({ outcome }) => outcome === 'served');
    const open = served.filter((page) => page.forms.some(({ hasToken }) => !hasToken));
    const build = buildOf(description.value, subject.sightings);
    const major = build === undefined ? undefined : parseBuild(build)?.major;
    const acting = major !== undefined && major < FIRST_MAJOR_WITH_TOKENS;
    if (acting || open.length > 0)
      return {
        verdict: 'fail',
        reasons: [...(acting ? [BY_LINK] : []), ...(open.length > 0 ? [withoutToken(open.length)] : [])],
        items: [...open.flatMap(itemsOf), ...eraItems(build, description.exchange)],
      };
    if (served.some((page) => page.forms.length > 0))
      return {
        verdict: 'pass',
        reasons: ['The forms it serves carry a token that other web pages cannot know.'],
        items: served.flatMap(itemsOf),
      };
    if (major !== undefined)
      return {
        verdict: 'pass',
        reasons: ['It serves no form that changes settings, and software of this age asks for a token.'],
        items: eraItems(build, description.exchange),
      };
    return {
      verdict: 'inconclusive',
      reasons: ['It serves no form, and its build is not known.'],
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

const eraItems = (build: string | undefined, exchange: readonly number[]): readonly Item[] =>
  build === undefined ? [] : [{ label: 'Build', value: build, exchange }];
