import type { AuditPage } from '../../catalog/audit-pages.ts';
import type { Form, FormPage } from '../evidence/forms.ts';
import { known } from '../evidence/observation.ts';
import type { Probe } from '../permit/probe.ts';
import type { Gatherer } from './gatherer.ts';
import { pageFacts, servedBody } from './page-outcome.ts';
import { bodyText } from './transcript.ts';

/** Forms that GET shows and does not send. /reboot and its like are never among them: on old builds GET acts. */
const FORM_PAGES: readonly AuditPage[] = [
  '/advconfig.htm',
  '/tools.htm',
  '/region.htm',
  '/customsd.htm',
  '/devmode',
];

/** Whether the forms of a player carry a token against other web pages. */
export const forms: Gatherer<'forms'> = {
  id: 'forms',
  concerns: 'players',
  async gather({ probe }) {
    const pages: FormPage[] = [];
    for (const path of FORM_PAGES) pages.push(await formPage(probe, path));
    return known(
      { pages },
      pages.flatMap(({ exchange }) => exchange),
    );
  },
};

async function formPage(probe: Probe, path: AuditPage): Promise<FormPage> {
  const asked = await probe.page(path);
  const body = servedBody(asked);
  return { path, ...pageFacts(asked), forms: body ? formsIn(bodyText(body)) : [] };
}

/**
 * Reads forms out of HTML that is no XML: tags by a bounded scan. A form whose hidden fields hold no token can be sent
 * by any web page.
 */
export function formsIn(html: string): readonly Form[] {
  const text = html.slice(0, 262_144);
  return text
    .split(/<form\b/i)
    .slice(1, 21)
    .map((part) => readForm(part.split(/<\/form/i)[0] ?? ''));
}

function readForm(part: string): Form {
  const [head = ''] = part.split('>', 1);
  const inputs = part
    .split(/<(?:input|select|textarea)\b/i)
    .slice(1, 65)
    .map((piece) => piece.split('>', 1)[0] ?? '');
  return {
    action: attribute(head, 'action').slice(0, 200),
    method: attribute(head, 'method').toLowerCase() || 'get',
    hasToken: inputs.some(
      (input) => attribute(input, 'name') === 'csrfToken' && attribute(input, 'value') !== '',
    ),
    fields: inputs.map((input) => attribute(input, 'name').slice(0, 80)).filter((name) => name !== ''),
  };
}

/** The value of an attribute, quoted or not (HTML §13.1.2.3). */
const attribute = (tag: string, name: string): string => {
  const match = new RegExp(
    `\\b${name}\\s*=\\s*(?:"([^"]{0,400})"|'([^']{0,400})'|([^\\s"'>]{1,400}))`,
    'i',
  ).exec(tag);
  return match?.[1] ?? match?.[2] ?? match?.[3] ?? '';
};
