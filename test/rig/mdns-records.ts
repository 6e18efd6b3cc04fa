import { knownAddress, parseCidr } from '../../src/base/address.ts';
import { asPlayerId } from '../../src/base/ids.ts';
import type { OwnRecord } from '../../src/guard/discovery/mdns/own-record.ts';
import type { Sides } from '../../src/guard/discovery/segments.ts';
import type { Speaker } from '../../src/guard/discovery/statement.ts';
import type { KnownPlayer, PlayerPlace } from '../../src/guard/gateway/guarded-player.ts';
import { serviceMapOf } from '../../src/guard/request/service-map.ts';
import type { AddressRecord, PointerRecord, ServiceRecord, TextRecord } from '../../src/wire/mdns/message.ts';

const PLAYERS = {
  Kitchen: { host: '10.0.30.21', mac: '000E58A00001' },
  Office: { host: '10.0.30.22', mac: '000E58A00002' },
} as const;

type Room = keyof typeof PLAYERS;

export const speakerOf = (room: Room): Speaker => {
  const id = asPlayerId(`RINCON_${PLAYERS[room].mac}01400`);
  if (!id) throw new Error(room);
  return { host: knownAddress(PLAYERS[room].host), id };
};

export const placeOf = (room: Room): PlayerPlace => {
  const { host } = speakerOf(room);
  return { room, endpoint: { host, port: 1400 }, guardAddress: host };
};

export const knownPlayerOf = (room: string): KnownPlayer => ({
  id: speakerOf(room === 'Office' ? 'Office' : 'Kitchen').id,
  model: 'S13',
  build: '86.10-80260',
  services: serviceMapOf('S13', '86.10-80260'),
});

interface PlayerRecords {
  readonly pointer: PointerRecord;
  readonly service: ServiceRecord;
  readonly text: TextRecord;
  readonly address: AddressRecord;
}

/** What a player of 86.10 says by mDNS, with lives that the guard passes on. */
function recordsOf(room: Room): PlayerRecords {
  const { host, id } = speakerOf(room);
  const name = `${id}@${room}._sonos._tcp.local`;
  const target = `Sonos-${PLAYERS[room].mac}.local`;
  const own = { ttl: 120, cacheFlush: true };
  const texts = [
    ['uuid', id],
    ['location', `http://${host}:1400/xml/device_description.xml`],
    ['sslport', '1443'],
  ] as const;
  return {
    pointer: { type: 'PTR', name: '_sonos._tcp.local', ttl: 120, cacheFlush: false, target: name },
    service: { type: 'SRV', name, ...own, priority: 0, weight: 0, port: 1443, target },
    text: { type: 'TXT', name, ...own, entries: texts },
    address: { type: 'A', name: target, ...own, address: host },
  };
}

export const KITCHEN_RECORDS = recordsOf('Kitchen');
export const OFFICE_RECORDS = recordsOf('Office');

export const allOf = ({ pointer, service, text, address }: PlayerRecords): readonly OwnRecord[] => [
  pointer,
  service,
  text,
  address,
];

const side = (name: string, net: string): Sides['people'][number] => {
  const network = parseCidr(`10.0.${net}.0/24`);
  if (!network) throw new Error(net);
  return {
    name,
    network,
    text: `10.0.${net}.0/24`,
    own: knownAddress(`10.0.${net}.1`),
    interface: `eth${net}`,
  };
};

export const HOME = side('home', '10');
export const GUESTS = side('guests', '20');

export const SIDES: Sides = { players: [side('speakers', '30')], people: [HOME, GUESTS] };
