import type { VolumeEffect } from '../effects/volumes.ts';
import type { SoapArguments } from '../../wire/soap/names.ts';
import type { KnownPlayer, PlayerPlace } from './guarded-player.ts';
import { groupsByLocalApi, volumeByLocalApi } from './local-questions.ts';
import { outArgument } from './out-argument.ts';
import type { PlayerAccess } from './player-access.ts';
import { callOver, wayOfQuestions } from './way.ts';

type Levels = Readonly<Record<string, number | 'unknown'>>;

export interface Loudness {
  readonly effect: VolumeEffect;
  readonly place: PlayerPlace;
  readonly player: Pick<KnownPlayer, 'id' | 'upnp'>;
  readonly rooms: readonly string[];
}

/**
 * How loud each room could be after a call. A group's volume is shared out by players in proportion to a snapshot that
 * anybody can take at any time; all that holds is that the mean is what was asked, so one room of n may become n times as loud.
 */
export async function loudnessAfter(
  access: PlayerAccess,
  { effect, place, player, rooms }: Loudness,
): Promise<Levels> {
  const each = (level: number | 'unknown'): Levels => Object.fromEntries(rooms.map((room) => [room, level]));
  if (effect.kind === 'unknown') return each('unknown');
  if (effect.kind === 'to') return { [place.room]: effect.level };
  if (effect.kind === 'each-to') return each(effect.level);
  if (effect.kind === 'group-to') return each(bounded(effect.level * rooms.length));
  const group = effect.kind === 'group-by';
  const now = await volumeNow(access, { place, player, of: group ? 'group' : 'player' });
  if (now === undefined) return group ? each('unknown') : { [place.room]: 'unknown' };
  const after = bounded(now + effect.level);
  return group ? each(bounded(after * rooms.length)) : { [place.room]: after };
}

const bounded = (level: number): number => Math.min(100, Math.max(0, level));

interface Asked extends Pick<Loudness, 'place' | 'player'> {
  readonly of: 'player' | 'group';
}

/** The volume that a room or its group has, 0 to 100; undefined where the player does not tell. */
async function volumeNow(access: PlayerAccess, { place, player, of }: Asked): Promise<number | undefined> {
  if (player.upnp === 'off') return volumeWithoutUpnp(access, { place, player, of });
  const service = of === 'group' ? 'GroupRenderingControl' : 'RenderingControl';
  const { action, args } = QUESTIONS[service];
  const call = { serviceType: `urn:schemas-upnp-org:service:${service}:1`, action, arguments: args };
  const request = callOver(wayOfQuestions(place, player), `/MediaRenderer/${service}/Control`, call);
  const answer = await access.read({ request, service });
  if (!answer.ok) return undefined;
  const text = outArgument(answer.value.body, { action, name: 'CurrentVolume' }) ?? '';
  return /^\d{1,3}$/.test(text) && Number(text) <= 100 ? Number(text) : undefined;
}

async function volumeWithoutUpnp(
  access: PlayerAccess,
  { place, player, of }: Asked,
): Promise<number | undefined> {
  if (of === 'player') return volumeByLocalApi(access, place, of);
  const groups = await groupsByLocalApi(access, place);
  const own = groups?.find(({ playerIds }) => playerIds.includes(player.id));
  return own && volumeByLocalApi(access, place, own);
}

interface Question {
  readonly action: string;
  readonly args: SoapArguments;
}

const QUESTIONS: Readonly<Record<'RenderingControl' | 'GroupRenderingControl', Question>> = {
  RenderingControl: {
    action: 'GetVolume',
    args: [
      ['InstanceID', '0'],
      ['Channel', 'Master'],
    ],
  },
  GroupRenderingControl: { action: 'GetGroupVolume', args: [['InstanceID', '0']] },
};
