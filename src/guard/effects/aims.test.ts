import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../wire/json/read.ts';
import type { SoapArguments } from '../../wire/soap/names.ts';
import type { SourcePlace } from '../policy/access-request.ts';
import type { Understood } from '../request/understood.ts';
import { type Aim, aimOf } from './aims.ts';

function call(id: string, args: SoapArguments, places: readonly SourcePlace[] = []): Understood {
  const [service = '', name = ''] = id.split('.');
  const action = { kind: 'soap', id, riskClass: 'volume' } as const;
  return { kind: 'call', action, service, name, serviceType: '', controlPath: '', arguments: args, places };
}

function command(id: string, body: JsonObject): Understood {
  const [namespace = '', name = ''] = id.split('.');
  const action = { kind: 'local-api', id: `local-api.${id}`, riskClass: 'volume' } as const;
  return { kind: 'command', action, namespace, command: name, objects: {}, body, places: [] };
}

const master = ['Channel', 'Master'] as const;
const somewhere: SourcePlace = { scheme: 'http', host: 'radio.example', use: 'media' };

describe('what asking how loud it is would tell about', () => {
  it.each<[string, Understood, Aim]>([
    [
      'a volume',
      call('RenderingControl.SetVolume', [master, ['DesiredVolume', '30']]),
      { kind: 'to', level: 30 },
    ],
    [
      'a ramp',
      call('RenderingControl.RampToVolume', [master, ['DesiredVolume', '30'], ['ProgramURI', '']]),
      { kind: 'to', level: 30 },
    ],
    [
      'less',
      call('RenderingControl.SetRelativeVolume', [master, ['Adjustment', '-5']]),
      { kind: 'by', level: -5 },
    ],
    [
      'a group',
      call('GroupRenderingControl.SetGroupVolume', [['DesiredVolume', '30']]),
      { kind: 'group-to', level: 30 },
    ],
    [
      'more of a group',
      call('GroupRenderingControl.SetRelativeGroupVolume', [['Adjustment', '5']]),
      { kind: 'group-by', level: 5 },
    ],
    ['a command', command('playerVolume.setVolume', { volume: 30 }), { kind: 'to', level: 30 }],
    [
      'a command for less',
      command('playerVolume.setRelativeVolume', { volumeDelta: -5 }),
      { kind: 'by', level: -5 },
    ],
    [
      'a command to a group',
      command('groupVolume.setVolume', { volume: 30.2 }),
      { kind: 'group-to', level: 31 },
    ],
    [
      'a command for more of a group',
      command('groupVolume.setRelativeVolume', { volumeDelta: 5 }),
      { kind: 'group-by', level: 5 },
    ],
  ])('%s', (_, understood, aim) => expect(aimOf(understood)).toEqual(aim));

  it.each<[string, Understood]>([
    [
      'the balance: one channel',
      call('RenderingControl.SetVolume', [
        ['Channel', 'LF'],
        ['DesiredVolume', '30'],
      ]),
    ],
    [
      'a ramp that begins something',
      call('RenderingControl.RampToVolume', [master, ['DesiredVolume', '30'], ['ProgramURI', 'x-rincon:1']]),
    ],
    [
      'a ramp that names a place',
      call('RenderingControl.RampToVolume', [master, ['DesiredVolume', '30']], [somewhere]),
    ],
    ['a volume that is missing', call('RenderingControl.SetVolume', [master])],
    ['decibels', call('RenderingControl.SetVolumeDB', [master, ['DesiredVolume', '30']])],
    ['what is restored', call('RenderingControl.RestoreVolumePriorToRamp', [master])],
    ['a command without a volume', command('playerVolume.setVolume', { muted: false })],
    ['a clip, which is heard beside what plays', command('audioClip.loadAudioClip', { volume: 30 })],
    ['an alarm', call('AlarmClock.UpdateAlarm', [['Volume', '30']])],
    [
      'a page',
      {
        kind: 'page',
        action: { kind: 'page', id: 'page./x', riskClass: 'read' },
        method: 'GET',
        target: '/x',
        places: [],
      },
    ],
  ])('nothing: %s', (_, understood) => expect(aimOf(understood)).toBe(undefined));
});
