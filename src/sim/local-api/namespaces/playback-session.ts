import { flagOf, textOf } from '../json.ts';
import type { GroupCall, MuseNamespace, MuseSessionState, SessionCall } from '../namespace.ts';
import { accepted, answered, failed, type MuseOutcome } from '../outcome.ts';
import { perform } from '../perform.ts';

const MAX_SESSIONS = 8;

/** `playbackSession:1` for a group: an app takes the group over (docs.sonos.com, playbackSession). */
export const playbackSession: MuseNamespace = {
  name: 'playbackSession',
  scope: 'group',
  commands: {
    createSession: { rest: { method: 'POST', path: '/playbackSession' }, run: (call) => create(call) },
    joinSession: {
      rest: { method: 'POST', path: '/playbackSession/join' },
      run: (call) => join(call) ?? failed('ERROR_COMMAND_FAILED', 'No session to join'),
    },
    joinOrCreateSession: {
      rest: { method: 'POST', path: '/playbackSession/joinOrCreate' },
      run: (call) => join(call) ?? create(call),
    },
  },
};

/** `playbackSession:1` for a session: what the app lets play. Whoever may call may make the player dial out. */
export const playbackSessionOfApp: MuseNamespace = {
  name: 'playbackSession',
  scope: 'session',
  commands: {
    loadStreamUrl: {
      rest: { method: 'POST', path: '/playbackSession/loadStreamUrl' },
      run: loadStreamUrl,
    },
    loadCloudQueue: {
      rest: { method: 'POST', path: '/playbackSession/loadCloudQueue' },
      run: loadCloudQueue,
    },
    suspend: {
      rest: { method: 'POST', path: '/playbackSession/suspend' },
      run: ({ sessions, session }) => {
        sessions.delete(session.id);
        return accepted;
      },
    },
  },
};

function create(call: GroupCall): MuseOutcome {
  const { body, sessions, world } = call;
  const appId = textOf(body, 'appId');
  const appContext = textOf(body, 'appContext');
  if (appId === undefined || appContext === undefined) {
    return failed('ERROR_MISSING_PARAMETERS', 'Missing appId or appContext');
  }
  if (sessions.size >= MAX_SESSIONS) sessions.clear();
  const session = { id: world.random.uuid(), appId, appContext };
  sessions.set(session.id, session);
  return status(session, true);
}

/** Sessions of one app meet when their context is the same. */
function join({ body, sessions }: GroupCall): MuseOutcome | undefined {
  const appId = textOf(body, 'appId');
  const appContext = textOf(body, 'appContext');
  const found = [...sessions.values()].find((s) => s.appId === appId && s.appContext === appContext);
  return found && status(found, false);
}

const status = ({ id }: MuseSessionState, created: boolean): MuseOutcome =>
  answered('sessionStatus', {
    sessionId: id,
    sessionState: 'SESSION_STATE_CONNECTED',
    sessionCreated: created,
    customData: '',
  });

/** Plain web addresses are streams of an unknown station. */
function loadStreamUrl(call: SessionCall): MuseOutcome {
  const streamUrl = textOf(call.body, 'streamUrl');
  if (streamUrl === undefined) return failed('ERROR_MISSING_PARAMETERS', 'Missing streamUrl');
  if (!/^https?:\/\//i.test(streamUrl))
    return failed('ERROR_INVALID_PARAMETER', 'streamUrl is http or https');
  const args = { CurrentURI: streamUrl.replace(/^http:/i, 'x-rincon-mp3radio:'), CurrentURIMetaData: '' };
  const loaded = perform(call, [{ service: 'AVTransport', action: 'SetAVTransportURI', args }]);
  const play = flagOf(call.body, 'playOnCompletion') ?? false;
  if (loaded.kind === 'failed' || !play) return loaded;
  return perform(call, [{ service: 'AVTransport', action: 'Play', args: { Speed: '1' } }]);
}

/**
 * A queue that a server of the app holds (docs.sonos.com, playbackSession loadCloudQueue). The player asks that server for the
 * context of the queue first. Unsure: in which order it asks for the rest; nothing of the answer is played here.
 */
function loadCloudQueue({ body, world, player }: SessionCall): MuseOutcome {
  const base = textOf(body, 'queueBaseUrl');
  if (base === undefined) return failed('ERROR_MISSING_PARAMETERS', 'Missing queueBaseUrl');
  if (!/^https?:\/\//i.test(base)) return failed('ERROR_INVALID_PARAMETER', 'queueBaseUrl is http or https');
  world.media.start(`${player.id}/cloud-queue`, `${base.replace(/\/$/, '')}/context`, () => {});
  return accepted;
}
