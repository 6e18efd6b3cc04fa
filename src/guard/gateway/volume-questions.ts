import { type UpstreamRequest } from '../upstream/request.ts';
import type { KnownPlayer, PlayerPlace } from './guarded-player.ts';
import { groupsByLocalApi, isMutedByLocalApi, volumeByLocalApi } from './local-questions.ts';
import { outArgument } from './out-argument.ts';
import type { PlayerAccess } from './player-access.ts';
import { callOver, wayOfQuestions } from './way.ts';

/** A player that can be asked, and how. */
export interface PlayerAt {
  readonly place: PlayerPlace;
  readonly player: Pick<KnownPlayer, 'id' | 'upnp'>;
}

type Service = 'RenderingControl' | 'GroupRenderingControl';

/** The volume that a room or its group has, 0 to 100; undefined where the player does not tell. */
export async function volumeNow(
  access: PlayerAccess,
  at: PlayerAt,
  of: 'player' | 'group',
): Promise<number | undefined> {
  if (at.player.upnp === 'off') return volumeWithoutUpnp(access, at, of);
  const [service, action] =
    of === 'player'
      ? (['RenderingControl', 'GetVolume'] as const)
      : (['GroupRenderingControl', 'GetGroupVolume'] as const);
  const text = await told(access, at, { service, action, name: 'CurrentVolume' });
  return /^\d{1,3}$/.test(text ?? '') && Number(text) <= 100 ? Number(text) : undefined;
}

async function volumeWithoutUpnp(
  access: PlayerAccess,
  { place, player }: PlayerAt,
  of: 'player' | 'group',
): Promise<number | undefined> {
  if (of === 'player') return volumeByLocalApi(access, place, of);
  const groups = await groupsByLocalApi(access, place);
  const own = groups?.find(({ playerIds }) => playerIds.includes(player.id));
  return own && volumeByLocalApi(access, place, own);
}

/** Undefined where the player does not tell. */
export async function isMuted(access: PlayerAccess, at: PlayerAt): Promise<boolean | undefined> {
  if (at.player.upnp === 'off') return isMutedByLocalApi(access, at.place);
  const asked = { service: 'RenderingControl', action: 'GetMute', name: 'CurrentMute' } as const;
  const text = await told(access, at, asked);
  return text === '0' || text === '1' ? text === '1' : undefined;
}

/**
 * Keeps the proportion that the rooms of a group have now, for the group's volumes that follow. Nothing is heard of it.
 * Undefined where UPnP is off: the local API has no such command.
 */
export const snapshotOf = (at: PlayerAt): UpstreamRequest | undefined =>
  at.player.upnp === 'off'
    ? undefined
    : question(at, { service: 'GroupRenderingControl', action: 'SnapshotGroupVolume' });

async function told(
  access: PlayerAccess,
  at: PlayerAt,
  { service, action, name }: { readonly service: Service; readonly action: string; readonly name: string },
): Promise<string | undefined> {
  const answer = await access.read({ request: question(at, { service, action }), service });
  return answer.ok ? outArgument(answer.value.body, { action, name }) : undefined;
}

const question = (
  { place, player }: PlayerAt,
  { service, action }: { readonly service: Service; readonly action: string },
): UpstreamRequest =>
  callOver(wayOfQuestions(place, player), `/MediaRenderer/${service}/Control`, {
    serviceType: `urn:schemas-upnp-org:service:${service}:1`,
    action,
    arguments: [
      ['InstanceID', '0'],
      ...(service === 'RenderingControl' ? [['Channel', 'Master'] as const] : []),
    ],
  });
