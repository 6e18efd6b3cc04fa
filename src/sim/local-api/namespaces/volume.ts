import { flagOf, numberOf, type JsonObject } from '../json.ts';
import type { MuseNamespace, PlayerCall } from '../namespace.ts';
import { failed, type MuseOutcome } from '../outcome.ts';
import { bit, perform, type Step } from '../perform.ts';
import { duck, unduck } from './ducking.ts';
import { groupMembers } from './members.ts';

/** Volume, mute and whether the output is fixed. */
const volumeBody = (volume: number, muted: boolean, fixed: boolean): JsonObject => ({ volume, muted, fixed });

/** The mean of the members, as GroupRenderingControl has it; muted when all are. */
function groupVolumeBody(call: Parameters<typeof groupMembers>[0]): JsonObject {
  const members = groupMembers(call);
  const total = members.reduce((sum, member) => sum + member.rendering.volume.Master, 0);
  return volumeBody(
    members.length === 0 ? 0 : Math.round(total / members.length),
    members.every((member) => member.rendering.mute.Master),
    members.every((member) => member.rendering.outputFixed),
  );
}

/** `groupVolume:1`. The captured body has no `_objectType`. */
export const groupVolume: MuseNamespace = {
  name: 'groupVolume',
  scope: 'group',
  commands: {
    getVolume: {
      rest: { method: 'GET', path: '/groupVolume' },
      run: (call) => ({ kind: 'done', type: 'groupVolume', body: groupVolumeBody(call) }),
    },
    setVolume: {
      rest: { method: 'POST', path: '/groupVolume' },
      run: (call) =>
        withLevel(call, (DesiredVolume) => [{ ...GROUP, action: 'SetGroupVolume', args: { DesiredVolume } }]),
    },
    setRelativeVolume: {
      rest: { method: 'POST', path: '/groupVolume/relative' },
      run: (call) =>
        withDelta(call, (Adjustment) => [
          { ...GROUP, action: 'SetRelativeGroupVolume', args: { Adjustment } },
        ]),
    },
    setMute: {
      rest: { method: 'POST', path: '/groupVolume/mute' },
      run: (call) =>
        withMute(call, (DesiredMute) => [{ ...GROUP, action: 'SetGroupMute', args: { DesiredMute } }]),
    },
  },
  event: (context) => ({ type: 'groupVolume', body: groupVolumeBody(context) }),
};

const GROUP = { service: 'GroupRenderingControl' } as const;
const PLAYER = { service: 'RenderingControl' } as const;
const MASTER = { Channel: 'Master' } as const;

const playerVolumeBody = ({ player: { rendering } }: Pick<PlayerCall, 'player'>): JsonObject =>
  volumeBody(rendering.volume.Master, rendering.mute.Master, rendering.outputFixed);

/** `playerVolume:1`. */
export const playerVolume: MuseNamespace = {
  name: 'playerVolume',
  scope: 'player',
  commands: {
    getVolume: {
      rest: { method: 'GET', path: '/playerVolume' },
      run: (call) => ({ kind: 'done', type: 'playerVolume', body: playerVolumeBody(call) }),
    },
    setVolume: {
      rest: { method: 'POST', path: '/playerVolume' },
      run: (call) =>
        withLevel(call, (DesiredVolume) => [
          { ...PLAYER, action: 'SetVolume', args: { ...MASTER, DesiredVolume } },
          ...muteStep(call),
        ]),
    },
    setRelativeVolume: {
      rest: { method: 'POST', path: '/playerVolume/relative' },
      run: (call) =>
        withDelta(call, (Adjustment) => [
          { ...PLAYER, action: 'SetRelativeVolume', args: { ...MASTER, Adjustment } },
        ]),
    },
    setMute: {
      rest: { method: 'POST', path: '/playerVolume/mute' },
      run: (call) =>
        withMute(call, (DesiredMute) => [{ ...PLAYER, action: 'SetMute', args: { ...MASTER, DesiredMute } }]),
    },
    duck: { rest: { method: 'POST', path: '/playerVolume/duck' }, run: duck },
    unduck: { rest: { method: 'POST', path: '/playerVolume/unduck' }, run: unduck },
  },
  event: (context) => ({ type: 'playerVolume', body: playerVolumeBody(context) }),
};

/** setVolume may carry `muted` beside the level (docs.sonos.com, playerVolume setVolume). */
function muteStep({ body }: PlayerCall): readonly Step[] {
  const muted = flagOf(body, 'muted');
  return muted === undefined
    ? []
    : [{ ...PLAYER, action: 'SetMute', args: { ...MASTER, DesiredMute: bit(muted) } }];
}

function withLevel(call: PlayerCall, steps: (level: string) => readonly Step[]): MuseOutcome {
  const volume = numberOf(call.body, 'volume');
  if (volume === undefined) return failed('ERROR_MISSING_PARAMETERS', 'Missing volume');
  if (volume < 0 || volume > 100) return failed('ERROR_INVALID_PARAMETER', 'volume is 0 to 100');
  return perform(call, steps(String(Math.round(volume))));
}

function withDelta(call: PlayerCall, steps: (delta: string) => readonly Step[]): MuseOutcome {
  const delta = numberOf(call.body, 'volumeDelta');
  if (delta === undefined) return failed('ERROR_MISSING_PARAMETERS', 'Missing volumeDelta');
  if (delta < -100 || delta > 100) return failed('ERROR_INVALID_PARAMETER', 'volumeDelta is -100 to 100');
  return perform(call, steps(String(Math.round(delta))));
}

function withMute(call: PlayerCall, steps: (muted: string) => readonly Step[]): MuseOutcome {
  const muted = flagOf(call.body, 'muted');
  if (muted === undefined) return failed('ERROR_MISSING_PARAMETERS', 'Missing muted');
  return perform(call, steps(bit(muted)));
}
