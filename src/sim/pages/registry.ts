import type { LocalApi } from '../local-api/door.ts';
import type { Page } from '../server/page.ts';
import type { FetchArt } from './art/fetch-art.ts';
import { getaa } from './art/getaa.ts';
import { iconPage } from './art/icons.ts';
import { pagesBetweenPlayers } from './between-players.ts';
import { descriptionPages } from './descriptions.ts';
import { FORM_PAGES } from './forms/registry.ts';
import { localApiPages } from './local-api-pages.ts';
import { spotifyConnect } from './spotify.ts';
import { statusPages, type SubscribersOf } from './status/pages.ts';

/** What pages need besides the world. */
export interface PagePorts {
  readonly subscribersOf: SubscribersOf;
  readonly localApiOf: (playerId: string) => LocalApi | undefined;
  readonly fetchArt: FetchArt;
}

/** Every page of the players' web server besides description, SCPD, control and eventing. */
export const createPages = (ports: PagePorts): readonly Page[] => [
  ...statusPages(ports.subscribersOf),
  ...FORM_PAGES,
  ...localApiPages(ports.localApiOf),
  ...descriptionPages,
  getaa(ports.fetchArt),
  spotifyConnect,
  ...pagesBetweenPlayers,
  iconPage,
];
