import { knownAddress as ip } from '../../../src/base/address.ts';
import { asPlayerId, type PlayerId } from '../../../src/base/ids.ts';
import type { Statement } from '../../../src/guard/discovery/statement.ts';
import type { PlayerPlace } from '../../../src/guard/gateway/guarded-player.ts';

export const ZONE_PLAYER = 'urn:schemas-upnp-org:device:ZonePlayer:1';

/** A player behind a gateway, by the end of its address. */
export const foundAt = (last: number, room: string): PlayerPlace => ({
  room,
  endpoint: { host: ip(`10.0.30.${last}`), port: 1400 },
  guardAddress: ip(`10.0.30.${last}`),
  localPorts: { 1400: 22_000 + 2 * last, 1443: 22_001 + 2 * last },
});

export const idOf = ({ endpoint }: PlayerPlace): PlayerId => {
  const id = asPlayerId(`RINCON_000E58A0${endpoint.host.split('.').at(-1)?.padStart(4, '0')}01400`);
  if (!id) throw new Error('no id');
  return id;
};

export const statementOf = (place: PlayerPlace, changes: Partial<Statement> = {}): Statement => ({
  target: ZONE_PLAYER,
  usn: `uuid:${idOf(place)}::${ZONE_PLAYER}`,
  location: `http://${place.endpoint.host}:1400/xml/device_description.xml`,
  maxAge: 1800,
  headers: [['X-RINCON-BOOTSEQ', '7']],
  ...changes,
});
