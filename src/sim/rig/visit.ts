import { sampleHousehold, samplePlayer, sampleWorld } from './sample.ts';
import type { Answer } from '../server/answer.ts';
import type { Page, PageRequest } from '../server/page.ts';
import type { HouseholdState } from '../state/household.ts';
import type { PlayerState } from '../state/player.ts';
import type { World } from '../world.ts';
import { createPages, type PagePorts } from '../pages/registry.ts';

/** A household of one player, and a way to ask its pages, for tests. */
export interface Visit {
  readonly player: PlayerState;
  readonly world: World;
  readonly reboots: string[];
  get(target: string): Promise<Answer>;
  post(target: string, body: string): Promise<Answer>;
  /** With any method, and headers by lower-case name. */
  send(method: string, target: string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Body as text. */
  read(target: string): Promise<string>;
}

interface Asked {
  readonly method: string;
  readonly target: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export function visit(
  overrides: Partial<PlayerState>,
  household: Partial<HouseholdState> = {},
  ports: Partial<PagePorts> = {},
): Visit {
  const player = samplePlayer({ address: '192.0.2.21', ...overrides });
  const reboots: string[] = [];
  const world: World = {
    ...sampleWorld(sampleHousehold([player], household)),
    reboot: (id) => void reboots.push(id),
  };
  const pages = createPages({
    subscribersOf: () => [],
    localApiOf: () => undefined,
    fetchArt: () => Promise.resolve(undefined),
    ...ports,
  });
  const ask = async (asked: Asked): Promise<Answer> => {
    const request = requestOf({ world, player, ...asked });
    const page = pages.find((candidate) => finds(candidate, request));
    return (await page?.serve(request)) ?? { status: 404, headers: [], body: 'no page' };
  };
  return {
    player,
    world,
    reboots,
    get: (target) => ask({ method: 'GET', target }),
    post: (target, body) => ask({ method: 'POST', target, body }),
    send: (method, target, headers = {}) => ask({ method, target, headers }),
    read: async (target) => bodyText(await ask({ method: 'GET', target })),
  };
}

export const bodyText = ({ body }: Answer): string =>
  typeof body === 'string' ? body : Buffer.from(body).toString();

/** As the server matches: exact, or everything below a star. */
const finds = (page: Page, { path, player }: PageRequest): boolean =>
  (page.path.endsWith('*') ? path.startsWith(page.path.slice(0, -1)) : path === page.path) &&
  (page.appliesTo?.(player) ?? true);

function requestOf(options: Asked & { readonly world: World; readonly player: PlayerState }): PageRequest {
  const [path = '', ...query] = options.target.split('?');
  const rawQuery = query.join('?');
  const { headers = {}, body = '' } = options;
  return {
    ...options,
    body,
    door: 'tcp',
    path,
    rawQuery,
    query: new URLSearchParams(rawQuery),
    headers: Object.entries(headers),
    header: (name) => headers[name],
    peer: { address: '192.0.2.9', port: 40_000 },
  };
}
