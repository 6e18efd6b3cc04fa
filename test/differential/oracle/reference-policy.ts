import { LOCAL_API_COMMANDS } from '../../../src/catalog/local-api.ts';
import { servicesOfModel } from '../../../src/catalog/services.ts';
import type { AccessRequest, SourcePlace } from '../../../src/guard/policy/access-request.ts';
import type { Decision, Policy } from '../../../src/guard/policy/decision.ts';
import { KITCHEN, OFFICE, ROOMS } from '../generate/houses.ts';

/*
 * A guest's policy, small enough to be read at a glance: read, play and pause, no louder than 40, music from one host and
 * from the players themselves, in Kitchen and Office and never in the Study. Spotify may be cast, whose volume no cap holds.
 */

export const LOUDEST = 40;

const READS: ReadonlySet<string> = new Set(
  ROOMS.flatMap(({ model, build }) => servicesOfModel(model, build)).flatMap(({ name, actions }) =>
    actions.filter(({ risk }) => risk === 'read').map((action) => `${name}.${action.name}`),
  ),
);

const PERMITTED_CALLS: ReadonlySet<string> = new Set([
  'AVTransport.Play',
  'AVTransport.Pause',
  'AVTransport.Stop',
  'AVTransport.SetAVTransportURI',
  'AVTransport.AddURIToQueue',
  'AlarmClock.CreateAlarm',
  'AlarmClock.UpdateAlarm',
  'RenderingControl.SetMute',
  'RenderingControl.SetVolume',
  'RenderingControl.SetRelativeVolume',
  'RenderingControl.RampToVolume',
  'GroupRenderingControl.SetGroupVolume',
  'ContentDirectory.Browse',
]);

/** What is read over the local API, and `nothing`, which is what a player does that refuses. */
const LOCAL_READS: ReadonlySet<string> = new Set([
  'household',
  'players.info',
  'nothing',
  ...LOCAL_API_COMMANDS.filter(({ risk }) => risk === 'read').map(
    ({ namespace, command }) => `${namespace}.${command}`,
  ),
]);

const PERMITTED_COMMANDS: ReadonlySet<string> = new Set([
  'playback.play',
  'playback.pause',
  'playback.loadLineIn',
  'playbackSession.createSession',
  'playbackSession.joinOrCreateSession',
  'playbackSession.loadStreamUrl',
  'playbackSession.loadCloudQueue',
  'audioClip.loadAudioClip',
  'playerVolume.setVolume',
  'playerVolume.setRelativeVolume',
  'playerVolume.setMute',
  'groupVolume.setVolume',
  'groupVolume.setRelativeVolume',
  'groups.setGroupMembers',
  'groups.modifyGroupMembers',
  'groups.createGroup',
]);

const isPermittedCommand = (name: string): boolean =>
  LOCAL_READS.has(name) || PERMITTED_COMMANDS.has(name) || /^\w+\.(?:un)?subscribe$/.test(name);

const PERMITTED_PAGES =
  /^(?:description\.(?:\/img|\/spotifyzc|\/xml\/\w+\.xml)|page\.\/status\/(?:zp|topology)|art\.\/getaa)$/;

const PERMITTED_ROOMS: readonly string[] = [KITCHEN.room, OFFICE.room];
export const PERMITTED_HOSTS: readonly string[] = ['music.example', ...ROOMS.map(({ address }) => address)];

const isPermittedAction = ({ action: { kind, id } }: AccessRequest): boolean => {
  if (kind === 'soap') return READS.has(id) || PERMITTED_CALLS.has(id);
  if (kind === 'local-api') return isPermittedCommand(id.replace('local-api.', ''));
  if (kind === 'cast') return id === 'cast.spotify';
  return kind === 'event' || PERMITTED_PAGES.test(id);
};

const isPermittedSource = ({ host, use }: SourcePlace): boolean =>
  host === undefined || (PERMITTED_HOSTS.includes(host) && use !== 'share' && use !== 'software');

function reasonOf(request: AccessRequest): Decision['reasons'][number]['id'] {
  const { rooms, context } = request;
  if (!isPermittedAction(request)) return 'no-rule';
  if (!rooms.every((room) => PERMITTED_ROOMS.includes(room))) return 'room-not-permitted';
  const levels = Object.values(context.volumes ?? {});
  if (levels.includes('unknown') && request.action.kind !== 'cast') return 'volume-unknown';
  if (levels.some((level) => Number(level) > LOUDEST)) return 'volume-cap';
  return (context.sources ?? []).every(isPermittedSource) ? 'permitted-by-rule' : 'source-not-permitted';
}

export const REFERENCE: Policy = {
  decide: (request) => {
    const id = reasonOf(request);
    return { effect: id === 'permitted-by-rule' ? 'permit' : 'forbid', reasons: [{ id }] };
  },
  sees: () => 'everything',
};

/** Permits to look and nothing else. */
export const LOOK: Policy = {
  decide: ({ action }) =>
    action.riskClass === 'read' && action.kind !== 'art'
      ? { effect: 'permit', reasons: [{ id: 'permitted-by-rule' }] }
      : { effect: 'forbid', reasons: [{ id: 'read-only' }] },
  sees: () => 'everything',
};
