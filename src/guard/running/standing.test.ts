import { expect, it } from 'vitest';
import { foundAt, idOf } from '../../../test/rig/guard/found-player.ts';
import { configOf, DOORS, GATEWAY } from '../../../test/rig/doctor.ts';
import { placesIn } from './places.ts';
import { playersNow, standingOf } from './standing.ts';

const standingIn = (yaml: string, frontDesk?: string) => {
  const config = configOf(yaml);
  return standingOf({ places: placesIn(config), frontDesk, gateway: config.gateway });
};

it('tells doors and the front desk', () => {
  expect(standingIn(DOORS, 'http://192.168.1.2:8080')).toEqual({
    doors: [{ room: 'Kitchen', guardedAt: '192.168.1.120', address: '192.168.1.20' }],
    frontDesk: 'http://192.168.1.2:8080',
  });
});

it('tells the segments of a gateway', () => {
  expect(standingIn(GATEWAY)).toEqual({
    doors: [{ room: 'Kitchen', guardedAt: '10.0.30.21', address: '10.0.30.21' }],
    segments: [
      { name: 'speakers', interface: 'eth1', network: '10.0.30.0/24', holds: 'players' },
      { name: 'home', interface: 'eth2', network: '10.0.10.0/24', holds: 'people' },
      { name: 'internet', interface: 'eth0', holds: 'internet' },
    ],
  });
});

it('tells how each player stands', () => {
  const [kitchen, bar, office] = [foundAt(21, 'Kitchen'), foundAt(22, 'Bar'), foundAt(23, 'Office')];
  const known = {
    id: idOf(kitchen),
    model: 'S13',
    build: '86.10-80260',
    services: { byControlPath: () => undefined, byEventPath: () => undefined },
  };
  const players = {
    places: () => [kitchen, bar, office],
    knownAt: (place: object) => (place === kitchen ? known : undefined),
    refuses: (place: object) => place === bar,
    heardAgoMs: (place: object) => (place === office ? undefined : 12.4),
  };
  expect(
    playersNow(players, {
      cutOff: [bar.endpoint.host],
      elsewhere: (place) => (place === office ? '10.0.30.77' : undefined),
    }),
  ).toEqual([
    {
      room: 'Kitchen',
      address: kitchen.endpoint.host,
      stand: 'known',
      model: 'S13',
      build: '86.10-80260',
      heardAgoMs: 12,
      cutOff: false,
    },
    { room: 'Bar', address: bar.endpoint.host, stand: 'refuses', heardAgoMs: 12, cutOff: true },
    {
      room: 'Office',
      address: office.endpoint.host,
      stand: 'unknown',
      elsewhere: '10.0.30.77',
      cutOff: false,
    },
  ]);
});
