import { type UpstreamRequest, soapCall } from '../upstream/request.ts';
import type { PlayerPlace } from './guarded-player.ts';
import { outArgument } from './out-argument.ts';
import type { PlayerAccess } from './player-access.ts';

type Service = 'RenderingControl' | 'GroupRenderingControl';

/** The volume that a room or its group has, 0 to 100; undefined where the player does not tell. */
export async function volumeNow(
  access: PlayerAccess,
  place: PlayerPlace,
  service: Service,
): Promise<number | undefined> {
  const action = service === 'RenderingControl' ? 'GetVolume' : 'GetGroupVolume';
  const text = await told(access, place, { service, action, name: 'CurrentVolume' });
  return /^\d{1,3}$/.test(text ?? '') && Number(text) <= 100 ? Number(text) : undefined;
}

/** Undefined where the player does not tell. */
export async function isMuted(access: PlayerAccess, place: PlayerPlace): Promise<boolean | undefined> {
  const asked = { service: 'RenderingControl', action: 'GetMute', name: 'CurrentMute' } as const;
  const text = await told(access, place, asked);
  return text === '0' || text === '1' ? text === '1' : undefined;
}

/** Keeps the proportion that the rooms of a group have now, for the group's volumes that follow. Nothing is heard of it. */
export const snapshotOf = (place: PlayerPlace): UpstreamRequest =>
  question(place, { service: 'GroupRenderingControl', action: 'SnapshotGroupVolume' });

async function told(
  access: PlayerAccess,
  place: PlayerPlace,
  { service, action, name }: { readonly service: Service; readonly action: string; readonly name: string },
): Promise<string | undefined> {
  const answer = await access.read({ request: question(place, { service, action }), service });
  return answer.ok ? outArgument(answer.value.body, { action, name }) : undefined;
}

const question = (
  { endpoint }: PlayerPlace,
  { service, action }: { readonly service: Service; readonly action: string },
): UpstreamRequest =>
  soapCall(endpoint, `/MediaRenderer/${service}/Control`, {
    serviceType: `urn:schemas-upnp-org:service:${service}:1`,
    action,
    arguments: [
      ['InstanceID', '0'],
      ...(service === 'RenderingControl' ? [['Channel', 'Master'] as const] : []),
    ],
  });
