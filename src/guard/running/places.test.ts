import { describe, expect, it } from 'vitest';
import { asPlayerId } from '../../base/ids.ts';
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

describe('a player that has moved', () => {
  const id = asPlayerId('RINCON_000E58A0370101400')!;
  const moved = new Map([['10.0.30.21', '10.0.30.77']]);
  const idOf = (room: string) => (room === 'Kitchen' ? id : undefined);

  it('is where it was found, by its name, with doors of its own', () => {
    const [kitchen, bar] = placesIn(configOf(`${KITCHEN}, ${BAR}`, GATEWAY), { moved, idOf });
    expect(kitchen).toEqual({
      room: 'Kitchen',
      id,
      movedFrom: '10.0.30.21',
      endpoint: { host: '10.0.30.77', port: 1400 },
      guardAddress: '10.0.30.77',
      localPorts: { 1400: 31_234, 1443: 31_235 },
    });
    expect(bar).toEqual(placesIn(configOf(BAR, GATEWAY))[0]);
  });

  it('is where the file has it where that address is no place for one', () => {
    const [plain] = placesIn(configOf(KITCHEN, GATEWAY));
    const nowhere = new Map([['10.0.30.21', '10.0.10.77']]);
    expect(placesIn(configOf(KITCHEN, GATEWAY), { moved: nowhere, idOf })).toEqual([plain]);
    expect(placesIn(configOf(KITCHEN), { moved, idOf })).toEqual(placesIn(configOf(KITCHEN)));
  });

  it('has the name that the file gives it, and is another place than one of another name', () => {
    const named = `Kitchen: { address: 10.0.30.21, id: ${id} }`;
    const [place] = placesIn(configOf(named, GATEWAY));
    const [plain] = placesIn(configOf(KITCHEN, GATEWAY));
    if (!place || !plain) throw new Error('a place is missing');
    expect([place.id, isSamePlace(place, plain)]).toEqual([id, false]);
  });
});
