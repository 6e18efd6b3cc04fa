import { gated } from '../../server/gate.ts';
import { text } from '../../server/answer.ts';
import type { Page, PageRequest } from '../../server/page.ts';
import type { PlayerState } from '../../state/player.ts';
import { escapeXml, leaf } from '../../xml/escape.ts';
import { STATUS_PAGES } from './registry.ts';
import { networkInfo, supportInfo, wrap, type StatusPage, type SubscriberFacts } from './status-page.ts';

/** Who listens to a player's events; told by the event engine. */
export type SubscribersOf = (playerId: string) => readonly SubscriberFacts[];

const XML = 'text/xml';

/** `/status`, everything below it, and the pages that bundle it. */
export const statusPages = (subscribersOf: SubscribersOf): readonly Page[] => [
  { path: '/status', methods: ['GET'], serve: ({ player }) => text(200, 'text/html', indexPage(player)) },
  ...STATUS_PAGES.map((page) => onePage(page, subscribersOf)),
  bundle('/support/review', subscribersOf, () => true),
  bundle('/support/networkmatrix', subscribersOf, ({ path }) => MATRIX.includes(path)),
];

const onePage = (page: StatusPage, subscribersOf: SubscribersOf): Page => ({
  path: `/status${page.path}`,
  methods: ['GET'],
  ...(page.appliesTo ? { appliesTo: page.appliesTo } : {}),
  behindUpnpSwitch: page.behindUpnpSwitch ?? false,
  serve: ({ world, player }) =>
    text(200, XML, supportInfo(page.render({ world, player, subscribers: subscribersOf(player.id) }))),
});

const pagesOf = (player: PlayerState): readonly StatusPage[] =>
  STATUS_PAGES.filter((page) => page.appliesTo?.(player) ?? true);

/** Unsure: the look of the index; that there is one, and what it lists, is known (57.23, 86.10, 97.1). */
const indexPage = (player: PlayerState): string =>
  `<HTML><HEAD><TITLE>Status</TITLE></HEAD><BODY><UL>${pagesOf(player)
    .map(({ path }) => `<LI><A HREF="/status${path}">${escapeXml(path.slice(1))}</A></LI>`)
    .join('')}</UL></BODY></HTML>`;

/** What the review sheet of 57.10 makes its table of the network from. Unsure: that the page holds only that. */
const MATRIX = ['/zp', '/proc/ath_rincon/status', '/ifconfig', '/showstp'];

/**
 * One player collects pages of all players of the household: `/support/review` takes them all, and was the page that DNS
 * rebinding stole. A page that a player would turn away is left out.
 */
const bundle = (path: string, subscribersOf: SubscribersOf, takes: (page: StatusPage) => boolean): Page => ({
  path,
  methods: ['GET'],
  serve: ({ world, door }) => {
    const players = Object.values(world.household.players);
    const documents = players.map((player) =>
      player.power === 'on'
        ? documentOf({ world, door, player }, subscribersOf, takes)
        : wrap('ZPSupportInfo', leaf('Unreachable', player.id)),
    );
    return text(
      200,
      XML,
      networkInfo(`${wrap('ZonePlayers', players.map(listed).join(''))}${documents.join('')}`),
    );
  },
});

function documentOf(
  { world, door, player }: Pick<PageRequest, 'world' | 'door' | 'player'>,
  subscribersOf: SubscribersOf,
  takes: (page: StatusPage) => boolean,
): string {
  const closed = gated({ world, door, player }) !== undefined;
  const shown = pagesOf(player).filter(
    (page) => takes(page) && !(closed && (page.behindUpnpSwitch ?? false)),
  );
  const context = { world, player, subscribers: subscribersOf(player.id) };
  return wrap('ZPSupportInfo', shown.map((page) => page.render(context)).join(''));
}

const listed = (player: PlayerState): string =>
  wrap('ZonePlayer', leaf('ZoneName', player.room) + leaf('IPAddress', player.address), { uuid: player.id });
