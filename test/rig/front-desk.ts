import { ApprovalDesk } from '../../src/guard/approval/desk.ts';
import { frontDesk } from '../../src/guard/front-desk/routes.ts';
import type { Site } from '../../src/guard/front-desk/site.ts';
import type { IdentityRules } from '../../src/guard/identity/rules.ts';
import type { IdentityState } from '../../src/guard/identity/state.ts';
import { silentLog } from '../../src/ports/log.ts';
import { identities } from './identities.ts';
import { countingRandom, runIdentities } from './running-identities.ts';

export const HOST = '192.0.2.2:8080';
const SITE: Site = { scheme: 'http', hosts: [HOST] };

export interface Sent {
  readonly from?: string;
  readonly cookie?: string;
  readonly headers?: Record<string, string>;
}

/** The front desk over identities of a running guard; requests come from wherever a test says. */
export async function runFrontDesk(
  state: IdentityState = identities(),
  { rules = {}, site = SITE }: { readonly rules?: Partial<IdentityRules>; readonly site?: Site } = {},
) {
  const running = await runIdentities(state, { segments: [], people: [], ...rules });
  const { clock, journal, guard } = running;
  const approvals = new ApprovalDesk({ clock, journal });
  const desk = frontDesk({
    clock,
    log: silentLog,
    random: countingRandom(),
    identities: guard,
    approvals,
    site,
    timeZone: () => 'Europe/Berlin',
  });
  const headersOf = ({ cookie, headers }: Sent) => ({
    host: site.hosts[0] ?? '',
    ...(cookie === undefined ? {} : { cookie }),
    ...headers,
  });
  const get = (url: string, sent: Sent = {}) =>
    desk.inject({ url, remoteAddress: sent.from ?? '192.0.2.7', headers: headersOf(sent) });
  const post = (url: string, payload: string | Record<string, string>, sent: Sent = {}) =>
    desk.inject({
      method: 'POST',
      url,
      remoteAddress: sent.from ?? '192.0.2.7',
      payload: typeof payload === 'string' ? payload : new URLSearchParams(payload).toString(),
      headers: {
        origin: `${site.scheme}://${site.hosts[0]}`,
        'content-type': 'application/x-www-form-urlencoded',
        ...headersOf(sent),
      },
    });
  return {
    ...running,
    approvals,
    get,
    post,
    close: async () => {
      await desk.close();
      await guard.close();
    },
  };
}

/** The sentences of a page. */
export const sentences = (html: string): readonly string[] =>
  [...html.matchAll(/<(?:p|h1|h2|li)(?: [^>]*)?>(.*?)<\/(?:p|h1|h2|li)>/g)].map(([, text = '']) => text);

/** The token of the page's form with this action. */
export const tokenIn = (html: string, action: string): string =>
  new RegExp(`action="${action}"><input type="hidden" name="token" value="([^"]+)"`).exec(html)?.[1] ??
  'none';
