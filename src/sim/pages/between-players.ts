import { bare, errorPage } from '../server/answer.ts';
import type { Page } from '../server/page.ts';
import { builtBetween } from './forms/build-major.ts';

/**
 * Events that players send each other: a player that subscribed to nothing of the sender's has no such SID, and answers
 * 412; without NT or NTS 400 (UDA 2.0 §4.3). Simulated players do not subscribe to each other.
 */
const notify: Page = {
  path: '/notify',
  methods: ['NOTIFY'],
  serve: (request) =>
    bare(request.header('nt') === undefined || request.header('nts') === undefined ? 400 : 412),
};

/** Content that players fetch from each other, by `id` and `bytes` (86.10). CVE-2023-27353 was in `/msprox`. */
const REPLICATION = ['/msprox', '/indexrepl'] as const;

/** Unsure: the status, of a request without parameters and of one for something that the player does not hold. */
const replication: readonly Page[] = REPLICATION.map((path) => ({
  path,
  methods: ['GET'],
  serve: ({ query }) => errorPage(query.has('id') ? 404 : 400),
}));

/** `x-rincon-signature` is wanted (86.10), and nobody here can sign. Unsure: the status without a signature. */
const deviceAccount = (path: string, appliesTo: ReturnType<typeof builtBetween>): Page => ({
  path,
  methods: ['POST'],
  appliesTo,
  serve: () => errorPage(403),
});

/** The account of a player itself: four pages in 34.16, one from 57.10 on. Unsure: the builds in between. */
const deviceAccounts: readonly Page[] = [
  deviceAccount('/device_account', builtBetween(57)),
  ...['', '/id', '/state', '/status'].map((part) =>
    deviceAccount(`/device_account/registration${part}`, builtBetween(34, 57)),
  ),
];

/** What players ask of each other, and what strangers get when they ask. */
export const pagesBetweenPlayers: readonly Page[] = [notify, ...replication, ...deviceAccounts];
