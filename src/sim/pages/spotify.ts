import { builtBetween } from './forms/build-major.ts';
import { type Answer, errorPage, text } from '../server/answer.ts';
import type { Page, PageRequest } from '../server/page.ts';
import { isCoordinator } from '../state/groups.ts';
import { spotifyInfo } from './spotify-info.ts';

type Fields = ReadonlyMap<string, string>;

/** Numbers and words are Spotify's (ZeroConf API, HTTP status codes), the status of HTTP beside them as well. */
const STATUSES = {
  ok: [200, 101, 'OK'],
  missingAction: [400, 301, 'ERROR-MISSING-ACTION'],
  invalidAction: [400, 302, 'ERROR-INVALID-ACTION'],
  invalidArguments: [400, 303, 'ERROR-INVALID-ARGUMENTS'],
} as const;

function answer(how: keyof typeof STATUSES, more: object = {}): Answer {
  const [status, number, statusString] = STATUSES[how];
  const body = { status: number, statusString, spotifyError: 0, ...more };
  return text(status, 'application/json', JSON.stringify(body));
}

/** The fields of a request as this page reads them: those of the query, and over them those of the form; the last of a name counts. */
export const spotifyFields = ({ query, body }: Pick<PageRequest, 'query' | 'body'>): Fields =>
  new Map([...query, ...new URLSearchParams(body)]);

/** In what addUser says: without one of these there is nobody to log in. A key is empty where a code stands in its place. */
const NEEDED = ['userName', 'blob', 'clientKey'];

/** Whoever asks logs an account in: what the blob is worth only Spotify could say, so each is taken. */
function addUser({ player, world }: PageRequest, fields: Fields): Answer {
  const isWhole = NEEDED.every((name) => fields.has(name)) && fields.get('userName') !== '';
  if (!isWhole) return answer('invalidArguments');
  player.spotifyUser = fields.get('userName') ?? '';
  world.changed();
  return answer('ok');
}

function resetUsers({ player, world }: PageRequest): Answer {
  delete player.spotifyUser;
  world.changed();
  return answer('ok');
}

const ACTIONS: Readonly<Record<string, (request: PageRequest, fields: Fields) => Answer>> = {
  getInfo: (request) => answer('ok', spotifyInfo(request)),
  addUser,
  resetUsers,
};

/**
 * `/spotifyzc`, Spotify's ZeroConf API (86.10: getInfo, addUser, resetUsers; whoever leads no group answers 404). Unsure: on which builds before;
 * whether a GET adds a user, as it does here, for the page takes its action from a query too.
 */
export const spotifyConnect: Page = {
  path: '/spotifyzc',
  methods: ['GET', 'POST'],
  appliesTo: builtBetween(39),
  serve: (request) => {
    if (!isCoordinator(request.world.household, request.player.id)) return errorPage(404);
    const fields = spotifyFields(request);
    const action = fields.get('action');
    if (action === undefined) return answer('missingAction');
    return Object.hasOwn(ACTIONS, action)
      ? (ACTIONS[action]?.(request, fields) ?? errorPage(500))
      : answer('invalidAction');
  },
};
