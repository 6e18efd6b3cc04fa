import { errorPage } from '../../server/answer.ts';
import type { Page } from '../../server/page.ts';
import type { PlayerState } from '../../state/player.ts';
import { builtBetween } from './build-major.ts';

/**
 * Pages that want a capability of the unit (`-C caps` of the server) and answer 403 on sold ones. Unsure for each:
 * the state of a sold unit was seen for `/audio_tap` ("permission denied") and the factory pages' texts only.
 */
const LOCKED = [
  '/audio_tap',
  '/forcegtkrekey',
  '/getDSP',
  '/getsetting',
  '/jobs',
  '/mfgunlock',
  '/mtmhhsetup',
  '/musedebug',
  '/pcap',
  '/putDSP',
  '/raw',
  '/rdmbuttonfwd',
  '/rdmhhsetup',
  '/removeDSPDebugFiles',
  '/save_eq_presets',
  '/setPersistentEQ',
  '/sethostip',
  '/sonarctl',
  '/spotdbg',
  '/ssh/fingerprints',
  '/support/aggregate',
  '/support/asyncsubmit',
  '/support/reportstatus',
  '/testpoint',
] as const;

/** Of players with a television input; the program of the Play:1 lacks them (86.8, Play:1 against Playbar). */
const LOCKED_WITH_TV = ['/dolby_config', '/downloadspdiftap', '/snapshotspdiftap'] as const;

/** Unsure: since when each exists. None is known before 57.10, and none is older here. */
const exists = builtBetween(57);

const locked = (path: string, appliesTo: (player: PlayerState) => boolean): Page => ({
  path,
  methods: ['GET', 'POST'],
  appliesTo,
  serve: () => errorPage(403),
});

export const lockedPages: readonly Page[] = [
  ...LOCKED.map((path) => locked(path, exists)),
  ...LOCKED_WITH_TV.map((path) => locked(path, (player) => exists(player) && player.tv !== undefined)),
];
