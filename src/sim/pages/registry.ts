import type { Page } from '../server/page.ts';

/** Every page of a player's web server besides UPnP, one a line; the first that matches answers. */
export const PAGES: readonly Page[] = [];
