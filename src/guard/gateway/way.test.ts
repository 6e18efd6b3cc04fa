import { expect, it } from 'vitest';
import { knownAddress as ip } from '../../base/address.ts';
import { callOver, wayOfQuestions, wayTo } from './way.ts';

const PLACE = {
  room: 'Kitchen',
  endpoint: { host: ip('10.0.1.2'), port: 1400 },
  guardAddress: ip('10.0.2.2'),
};
const CLEAR = { player: { host: '10.0.1.2', port: 1400 }, secure: false };
const TLS = { player: { host: '10.0.1.2', port: 1443 }, secure: true };

it('what came over TLS goes on over TLS, and nothing else does', () => {
  expect([wayTo(PLACE, {}), wayTo(PLACE, { secure: false }), wayTo(PLACE, { secure: true })]).toEqual([
    CLEAR,
    CLEAR,
    TLS,
  ]);
  expect(wayTo(PLACE, { secure: true })).toBe(wayTo(PLACE, { secure: true }));
});

it('questions go where calls are answered', () => {
  expect([{}, { upnp: 'over-tls' as const }].map((player) => wayOfQuestions(PLACE, player))).toEqual([
    CLEAR,
    TLS,
  ]);
});

it('a call says that it is over TLS where it is', () => {
  const call = { serviceType: 'urn:schemas-upnp-org:service:Queue:1', action: 'Browse', arguments: [] };
  const written = [wayTo(PLACE, {}), wayTo(PLACE, { secure: true })].map((way) =>
    callOver(way, '/Queue/Control', call),
  );
  expect(written.map(({ player, secure, path }) => [player.port, secure, path])).toEqual([
    [1400, undefined, '/Queue/Control'],
    [1443, true, '/Queue/Control'],
  ]);
});
