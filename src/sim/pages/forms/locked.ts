import { errorPage } from '../../server/answer.ts';
import type { Page } from '../../server/page.ts';

/**
 * Pages that want a capability of the unit (`-C caps` of the server) and answer 403 on sold ones. Unsure for each:
 * the state of a sold unit was seen for `/audio_tap` ("permission denied") and the factory pages' texts only.
 */
const LOCKED = [
  '/audio_tap',
  '/dolby_config',
  '/downloadspdiftap',
  '/forcegtkrekey',
  '/getDSP',
  '/getsetting',
  '/indexrepl',
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
  '/snapshotspdiftap',
  '/sonarctl',
  '/spotdbg',
  '/ssh/fingerprints',
  '/support/aggregate',
  '/support/asyncsubmit',
  '/support/reportstatus',
  '/testpoint',
] as const;

export const lockedPages: readonly Page[] = LOCKED.map((path) => ({
  path,
  methods: ['GET', 'POST'],
  serve: () => errorPage(403),
}));
