import { expect, it } from 'vitest';
import type { Config } from '../../config/config.ts';
import { readConfig } from '../../config/read.ts';
import { doorsOf, isSamePlace, placesIn } from './places.ts';

function configOf(players: string, segments = ''): Config {
  const read = readConfig(`version: 1\nplayers: { ${players} }\n${segments}`, 'tonewall.yaml');
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

const KITCHEN = 'Kitchen: { address: 10.0.30.21 }';
const BAR = 'Bar: { address: 10.0.30.22 }';
const GATEWAY = 'segments: [{ interface: eth1, network: 10.0.30.0/24, holds: players }]\n';

it('of a gateway have the ports that the firewall brings what is sent to', () => {
  expect(placesIn(configOf(KITCHEN, GATEWAY))).toEqual([
    {
      room: 'Kitchen',
      endpoint: { host: '10.0.30.21', port: 1400 },
      guardAddress: '10.0.30.21',
      localPorts: { 1400: 31_122, 1443: 31_123 },
    },
  ]);
});

it('stay the same when another player goes, and not when this computer becomes a gateway', () => {
  const [, bar] = placesIn(configOf(`${KITCHEN}, ${BAR}`, GATEWAY));
  const [alone] = placesIn(configOf(BAR, GATEWAY));
  const [own] = placesIn(configOf(BAR));
  if (!bar || !alone || !own) throw new Error('a place is missing');
  expect([isSamePlace(bar, alone), isSamePlace(alone, own)]).toEqual([true, false]);
  expect(doorsOf(alone)).not.toBe(doorsOf(own));
});
