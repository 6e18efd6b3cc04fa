import { eraOf } from '../era.ts';
import type { LocalApi } from '../local-api/door.ts';
import { discoveryInfo } from '../local-api/objects.ts';
import { errorPage, text } from '../server/answer.ts';
import type { Page } from '../server/page.ts';
import type { PlayerState } from '../state/player.ts';

const hasLocalApi = (player: PlayerState): boolean => eraOf(player.build).localApi;

/** JSON as players write it: slashes escaped (NR issue 28: `"wss:\/\/…"`). */
const asJson = (value: unknown): string => JSON.stringify(value).replaceAll('/', '\\/');

/** `/info` and `/status/info`: ids and addresses without a key (NR, 2020 to 2026; soco-cli). */
const infoPages: readonly Page[] = ['/info', '/status/info'].map((path) => ({
  path,
  methods: ['GET'],
  appliesTo: hasLocalApi,
  serve: ({ world, player }) => text(200, 'application/json', asJson(discoveryInfo(world.household, player))),
}));

/** REST of the local API. Unsure: whether it answers on 1400; it is asked on 1443 only, and is served there only. */
const restPage = (localApiOf: (playerId: string) => LocalApi | undefined): Page => ({
  path: '/api/v1/*',
  methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
  appliesTo: hasLocalApi,
  serve: (request) => {
    const api = localApiOf(request.player.id);
    if (!api || request.door === 'tcp') return errorPage(404);
    const answer = api.answer({
      method: request.method,
      path: request.path,
      contentType: request.header('content-type'),
      apiKey: request.header('x-sonos-api-key'),
      body: request.body,
    });
    return text(answer.status, 'application/json', asJson(answer.body));
  },
});

export const localApiPages = (localApiOf: (playerId: string) => LocalApi | undefined): readonly Page[] => [
  ...infoPages,
  restPage(localApiOf),
];
