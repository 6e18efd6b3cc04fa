import { AUDIT_PAGES, type AuditPage, HEAVY_PAGES } from '../../catalog/audit-pages.ts';
import { known } from '../evidence/observation.ts';
import type { StatusPage } from '../evidence/status-pages.ts';
import type { Probe } from '../permit/probe.ts';
import type { GatherContext, Gatherer } from './gatherer.ts';
import { readLeaks } from './leaks/read-leaks.ts';
import { pageFacts, servedBody } from './page-outcome.ts';
import { bodyText } from './transcript.ts';

/** Every diagnostic page of the reviewed list, two at a time; the one that loads the whole household once per household. */
const PAGES: readonly AuditPage[] = AUDIT_PAGES.filter(
  (path) =>
    (path.startsWith('/status') || path.startsWith('/support/') || path === '/info') &&
    !HEAVY_PAGES.includes(path),
);

export const statusPages: Gatherer<'status-pages'> = {
  id: 'status-pages',
  concerns: 'players',
  async gather(context) {
    const wanted = [...PAGES, ...heavyPages(context)];
    const pages: StatusPage[] = [];
    for (let at = 0; at < wanted.length; at += 2)
      pages.push(
        ...(await Promise.all(wanted.slice(at, at + 2).map((path) => statusPage(context.probe, path)))),
      );
    return known(
      { pages },
      pages.flatMap(({ exchange }) => exchange),
    );
  },
};

function heavyPages({ parts, claim }: GatherContext): readonly AuditPage[] {
  const zones = parts['zone-group-state'];
  const household = zones?.known ? zones.value.householdId : undefined;
  return household !== undefined && claim(`support-review ${household}`) ? HEAVY_PAGES : [];
}

async function statusPage(probe: Probe, path: AuditPage): Promise<StatusPage> {
  const asked = await probe.page(path);
  const body = servedBody(asked);
  return { path, ...pageFacts(asked), leaks: body ? readLeaks(bodyText(body)) : [] };
}
