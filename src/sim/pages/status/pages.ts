import { text } from '../../server/answer.ts';
import type { Page } from '../../server/page.ts';
import { escapeXml, leaf } from '../../xml/escape.ts';
import type { PlayerState } from '../../state/player.ts';
import { STATUS_PAGES } from './registry.ts';
import {
  networkInfo,
  supportInfo,
  wrap,
  type StatusContext,
  type StatusPage,
  type SubscriberFacts,
} from './status-page.ts';

/** Who listens to a player's events; told by the event engine. */
export type SubscribersOf = (playerId: string) => readonly SubscriberFacts[];

const XML = 'text/xml';

/** `/status`, everything below it, and the pages that bundle it. */
export const statusPages = (subscribersOf: SubscribersOf): readonly Page[] => [
  { path: '/status', methods: ['GET'], serve: ({ player }) => text(200, 'text/html', indexPage(player)) },
  ...STATUS_PAGES.map((page) => onePage(page, subscribersOf)),
  {
    path: '/support/review',
    methods: ['GET'],
    serve: ({ world, player }) => {
      const context = { world, player, subscribers: subscribersOf(player.id) };
      return text(200, XML, networkInfo(review(context, subscribersOf)));
    },
  },
  { path: '/support/networkmatrix', methods: ['GET'], serve: () => text(200, XML, networkInfo('')) },
];

const onePage = (page: StatusPage, subscribersOf: SubscribersOf): Page => ({
  path: `/status${page.path}`,
  methods: ['GET'],
  ...(page.appliesTo ? { appliesTo: page.appliesTo } : {}),
  behindUpnpSwitch: page.behindUpnpSwitch ?? false,
  serve: ({ world, player }) =>
    text(
      200,
      XML,
      supportInfo(page.render({ world, player, subscribers: subscribersOf(player.id) }), page.type?.(player)),
    ),
});

const pagesOf = (player: PlayerState): readonly StatusPage[] =>
  STATUS_PAGES.filter((page) => page.appliesTo?.(player) ?? true);

/** Unsure: the look of the index; that there is one, and what it lists, is known (57.23, 86.10, 97.1). */
const indexPage = (player: PlayerState): string =>
  `<HTML><HEAD><TITLE>Status</TITLE></HEAD><BODY><UL>${pagesOf(player)
    .map(({ path }) => `<LI><A HREF="/status${path}">${escapeXml(path.slice(1))}</A></LI>`)
    .join('')}</UL></BODY></HTML>`;

/** One player collects every page of all players of the household: the page that DNS rebinding stole. */
function review({ world }: StatusContext, subscribersOf: SubscribersOf): string {
  const players = Object.values(world.household.players);
  const documents = players.map((player) =>
    player.power === 'on'
      ? wrap(
          'ZPSupportInfo',
          pagesOf(player)
            .filter((page) => !page.behindUpnpSwitch)
            .map((page) => page.render({ world, player, subscribers: subscribersOf(player.id) }))
            .join(''),
        )
      : wrap('ZPSupportInfo', leaf('Unreachable', player.id)),
  );
  const list = players.map((player) =>
    wrap('ZonePlayer', leaf('ZoneName', player.room) + leaf('IPAddress', player.address), {
      uuid: player.id,
    }),
  );
  return `${wrap('ZonePlayers', list.join(''))}${documents.join('')}`;
}
