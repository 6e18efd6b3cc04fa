import { describe, expect, it } from 'vitest';
import type { ServiceDescription } from '../wire/scpd/service.ts';
import { observeOut } from './out-arguments.ts';

/** A part of RenderingControl as recorded (svrooij/sonos-api-docs, sonos-S18-2.json). */
const scpd: ServiceDescription = {
  actions: [
    {
      name: 'GetVolume',
      arguments: [
        { name: 'InstanceID', direction: 'in', relatedStateVariable: 'A_ARG_TYPE_InstanceID' },
        { name: 'CurrentVolume', direction: 'out', relatedStateVariable: 'Volume' },
      ],
    },
  ],
  stateVariables: [
    { name: 'A_ARG_TYPE_InstanceID', dataType: 'ui4', sendEvents: false },
    { name: 'Volume', dataType: 'ui2', sendEvents: false, range: { minimum: 0, maximum: 100, step: 1 } },
  ],
};

describe('an answer beside its description', () => {
  it.each([
    ['fits', [['CurrentVolume', '12']], []],
    ['lacks an argument', [], [{ kind: 'missing', argument: 'CurrentVolume' }]],
    [
      'has one that is not described',
      [
        ['CurrentVolume', '12'],
        ['X', ''],
      ],
      [{ kind: 'unknown', argument: 'X' }],
    ],
    [
      'has an in argument come back',
      [
        ['CurrentVolume', '12'],
        ['InstanceID', '0'],
      ],
      [{ kind: 'unknown', argument: 'InstanceID' }],
    ],
    [
      'has one twice',
      [
        ['CurrentVolume', '12'],
        ['CurrentVolume', '13'],
      ],
      [{ kind: 'repeated', argument: 'CurrentVolume' }],
    ],
  ] as const)('%s', (_, answered, observations) => {
    expect(observeOut(scpd, 'GetVolume', answered)).toEqual(observations);
  });

  it.each(['101', 'loud', '', '-1'])('has %j outside its type', (value) => {
    expect(observeOut(scpd, 'GetVolume', [['CurrentVolume', value]])).toMatchObject([
      { kind: 'outside-type', argument: 'CurrentVolume' },
    ]);
  });

  it('is not judged where the action is not described', () => {
    expect(observeOut(scpd, 'GetMute', [['CurrentMute', '1']])).toEqual([]);
  });
});
