import { describe, expect, it } from 'vitest';
import { knownAddress as ip } from '../../base/address.ts';
import type { RiskClass } from '../../catalog/risk.ts';
import { asPlayerId } from '../../base/ids.ts';
import { NOBODY } from '../identity/principal.ts';
import { serviceMapOf } from '../request/service-map.ts';
import type { Understood } from '../request/understood.ts';
import type { SoapArguments } from '../../wire/soap/names.ts';
import { firstHold, type Hold, holds, wider } from './hold.ts';

const place = (room: string, last: number) => ({
  room,
  endpoint: { host: ip(`10.0.1.${last}`), port: 1400 },
  guardAddress: ip(`10.0.2.${last}`),
});
const [KITCHEN, OFFICE, BAR] = [place('Kitchen', 1), place('Office', 2), place('Bar', 3)];
const PLAYER = {
  id: asPlayerId('RINCON_000E58A00A0101400')!,
  model: 'S13',
  build: '97.1-80312',
  services: serviceMapOf('S13', '97.1-80312'),
};

const first = (understood: Understood): Hold['manner'] | undefined => {
  const hold = firstHold({
    understood,
    principal: NOBODY,
    asker: 'x',
    place: KITCHEN,
    player: PLAYER,
    at: 0,
    rules: { decide: () => ({ effect: 'forbid', reasons: [] }), sees: () => 'everything' },
  });
  expect(hold?.players ?? [KITCHEN]).toEqual([KITCHEN]);
  return hold?.manner;
};

function call(id: string, riskClass: RiskClass, args: SoapArguments = []): Understood {
  const [service = '', name = ''] = id.split('.');
  const about = { service, name, serviceType: '', controlPath: '', places: [] };
  return { kind: 'call', action: { kind: 'soap', id, riskClass }, arguments: args, ...about };
}

function command(id: string, riskClass: RiskClass, body = {}): Understood {
  const [namespace = '', name = ''] = id.split('.');
  const action = { kind: 'local-api', id: `local-api.${id}`, riskClass } as const;
  return { kind: 'command', action, namespace, command: name, objects: {}, body, places: [] };
}

const spotify = (kind: 'cast' | 'description', riskClass: RiskClass): Understood => ({
  kind: 'spotify',
  action: { kind, id: `${kind}.spotify`, riskClass },
  method: 'POST',
  fields: [],
});

describe('whose players hold still', () => {
  it.each<[string, Understood, Hold['manner'] | undefined]>([
    ['a read', call('RenderingControl.GetVolume', 'read'), undefined],
    [
      'a volume of one room',
      call('RenderingControl.SetVolume', 'volume', [['DesiredVolume', '5']]),
      undefined,
    ],
    ['a relative one', call('RenderingControl.SetRelativeVolume', 'volume', [['Adjustment', '5']]), 'alone'],
    [
      'the volume of a group',
      call('GroupRenderingControl.SetGroupVolume', 'volume', [['DesiredVolume', '5']]),
      'alone',
    ],
    [
      'less of a group',
      call('GroupRenderingControl.SetRelativeGroupVolume', 'volume', [['Adjustment', '-5']]),
      'alone',
    ],
    ['what a group plays', call('AVTransport.Play', 'playback'), 'together'],
    ['who plays together', call('AVTransport.BecomeCoordinatorOfStandaloneGroup', 'grouping'), 'alone'],
    ['a pair', call('DeviceProperties.CreateStereoPair', 'bonding'), 'alone'],
    ['a command that reads', command('playerVolume.getVolume', 'read'), undefined],
    ['a command', command('playerVolume.setVolume', 'volume', { volume: 5 }), 'together'],
    ['a relative command', command('playerVolume.setRelativeVolume', 'volume', { volumeDelta: 5 }), 'alone'],
    ['a command to a group', command('groupVolume.setVolume', 'volume', { volume: 5 }), 'alone'],
    ['a command to play', command('playback.play', 'playback'), 'together'],
    ['a login by Spotify Connect', spotify('cast', 'playback'), 'together'],
    ['its question before', spotify('description', 'read'), undefined],
    ['a command that groups', command('groups.createGroup', 'grouping'), 'alone'],
  ])('for %s', (_, understood, manner) => expect(first(understood)).toBe(manner));

  it('are enough when all that are reached are among them', () => {
    const hold: Hold = { manner: 'together', players: [KITCHEN, OFFICE] };
    expect([holds(hold, [OFFICE]), holds(hold, [OFFICE, BAR])]).toEqual([true, false]);
  });

  it('are those reached at the second try, and everybody at the third', () => {
    const one: Hold = { manner: 'alone', players: [KITCHEN] };
    const two = wider(one, [KITCHEN, OFFICE], [KITCHEN, OFFICE, BAR]);
    expect(two).toEqual({ manner: 'alone', players: [KITCHEN, OFFICE] });
    expect(wider(two, [BAR], [KITCHEN, OFFICE, BAR])).toEqual({
      manner: 'alone',
      players: [KITCHEN, OFFICE, BAR],
    });
  });
});
