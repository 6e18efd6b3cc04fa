import { asPort } from '../base/address.ts';
import { type Build, parseBuild } from '../base/build.ts';
import { asPlayerId, type PlayerId } from '../base/ids.ts';
import { fromNetwork, type HostileText } from '../base/text.ts';
import type { DeviceDescription } from '../wire/description/device.ts';

/** A player as its device description tells it. */
export interface PlayerFacts {
  readonly id: PlayerId;
  readonly model: string;
  readonly modelName: HostileText;
  readonly room: HostileText;
  readonly build?: Build;
  readonly buildText: string;
  /** Version that the app shows: `18.8`. */
  readonly displayVersion?: string;
  readonly generation?: 1 | 2;
  readonly serial?: string;
  readonly mac?: string;
  /** Port of the TLS door, 1443. */
  readonly sslPort?: number;
  /** Port of the TLS door for the household's own members, 1843. */
  readonly householdSslPort?: number;
}

const ZONE_PLAYER = /^urn:schemas-upnp-org:device:ZonePlayer:\d+$/;

/** True for the root device of a Sonos player. */
export const isPlayer = ({ deviceType }: DeviceDescription): boolean => ZONE_PLAYER.test(deviceType);

/** The facts of a player; undefined when the description is no player's. */
export function playerFacts(description: DeviceDescription): PlayerFacts | undefined {
  const id = asPlayerId(description.udn.replace(/^uuid:/, ''));
  if (!isPlayer(description) || !id) return undefined;
  const extra = new Map(description.extra);
  const buildText = extra.get('softwareVersion') ?? '';
  const build = parseBuild(buildText);
  const generation = extra.get('swGen');
  const sslPort = asPort(extra.get('SSLPort') ?? '');
  const householdSslPort = asPort(extra.get('securehhSSLPort') ?? '');
  return {
    id,
    model: description.modelNumber ?? '',
    modelName: fromNetwork(description.modelName),
    room: fromNetwork(extra.get('roomName') ?? ''),
    buildText,
    ...(build ? { build } : {}),
    ...optional('displayVersion', extra.get('displayVersion')),
    ...(generation === '1' || generation === '2' ? { generation: generation === '1' ? 1 : 2 } : {}),
    ...optional('serial', extra.get('serialNum')),
    ...optional('mac', extra.get('MACAddress')),
    ...(sslPort ? { sslPort } : {}),
    ...(householdSslPort ? { householdSslPort } : {}),
  };
}

const optional = <Key extends string>(key: Key, value: string | undefined): { [K in Key]?: string } => {
  const told: { [K in Key]?: string } = {};
  if (value) told[key] = value;
  return told;
};
