import { describe, expect, it } from 'vitest';
import { loaded, policyOf } from '../../../../test/policy/asking.ts';
import { describeProblem } from '../../../base/yaml/problem.ts';
import { readCases, runCase } from './run.ts';

const LINES = [
  'segments: [{ network: 10.0.0.0/8, role: guest }, { network: 10.0.20.0/24, role: member }]',
  'roles: { guest: { may: [read, volume], volume-cap: 40 } }',
  'groups: { kids: { read-only: true } }',
  'people: { anna: { name: Anna B, role: owner } }',
].join('\n');

const differences = (cases: string): readonly (string | undefined)[] => {
  const read = readCases(cases);
  if (!read.ok) throw new Error(read.error.map(describeProblem).join('\n'));
  const { config } = loaded(LINES);
  const policy = policyOf(LINES);
  return read.value.map((one) => runCase(config, policy, one).difference);
};

describe('cases', () => {
  it('are as expected', () => {
    const cases = `cases:
  - { as: guest, action: RenderingControl.SetVolume, room: Bar, volume: 40, expect: permit, reason: permitted-by-rule }
  - { as: guest, action: RenderingControl.SetVolume, room: Bar, volume: 41, expect: forbid, reason: volume-cap, path: roles.guest.volume-cap }
  - { as: guest, action: RenderingControl.SetVolume, room: Bar, volume-unknown: true, expect: forbid, reason: volume-unknown }
  - { as: guest, groups: [kids], action: RenderingControl.SetVolume, room: Bar, expect: forbid, reason: read-only }
  - { as: Anna B, action: AVTransport.Play, rooms: [Bar, Kitchen], expect: permit, path: roles.owner.may }
  - { as: nobody, action: page./status/zp, room: Bar, expect: forbid, reason: unauthenticated }
  - { as: 10.0.20.7, action: AVTransport.Play, room: Bar, expect: permit, path: roles.member.may }
  - { as: 10.1.1.1, action: AVTransport.Play, room: Bar, expect: forbid, reason: unauthenticated }
  - { as: 10.1.1.1, action: page./status/zp, room: Bar, expect: permit }
  - { as: 192.0.2.1, action: page./status/zp, room: Bar, expect: forbid, reason: unauthenticated }
  - { as: owner, action: page./reboot, room: Bar, expect: forbid, reason: needs-approval }
  - { as: owner, action: page./reboot, room: Bar, approved: true, expect: permit }
  - { as: member, action: AVTransport.SetAVTransportURI, room: Bar, source: "x-file-cifs://nas/a", expect: forbid, reason: source-not-permitted }
  - { as: member, action: local-api.playback.play, class: playback, room: Bar, expect: permit }
`;
    expect(differences(cases)).toEqual(Array.from({ length: 14 }, () => undefined));
  });

  it('tell how they differ', () => {
    const cases = `cases:
  - { as: guest, action: RenderingControl.SetVolume, room: Bar, volume: 41, expect: permit }
  - { as: guest, action: RenderingControl.SetVolume, room: Bar, volume: 41, expect: forbid, reason: no-rule }
  - { as: guest, action: RenderingControl.SetVolume, room: Bar, volume: 41, expect: forbid, path: roles.guest }
  - { as: gest, action: AVTransport.Play, room: Bar, expect: permit }
  - { as: guest, action: AVTransport.Ply, room: Bar, expect: permit }
  - { as: guest, action: AVTransport.Play, room: Br, expect: permit }
  - { as: guest, action: AVTransport.Play, expect: permit }
  - { as: guest, action: AVTransport.Play, room: Bar, at: later, expect: permit }
`;
    expect(differences(cases)).toEqual([
      'permit was expected, it is forbid: volume-cap',
      'no-rule was expected, it is volume-cap',
      'rule roles.guest was expected, it is roles.guest.volume-cap',
      'gest is no person, role or address; did you mean guest?',
      'the class of AVTransport.Ply cannot be told: is it written right? Else give its class',
      'there is no room Br; did you mean Bar?',
      'a room is missing',
      'later is no time: 2026-11-27 23:00, 23:00 for today, or 2026-11-27T23:00Z',
    ]);
  });

  it('have every problem told at once', () => {
    const read = readCases('cases:\n  - { as: guest, acton: x, room: Bar, expect: maybe }\n');
    expect(read.ok ? [] : read.error.map(describeProblem)).toEqual([
      'line 2: cases[0]: action is missing',
      'line 2: cases[0].acton: unknown key (did you mean action?)',
      'line 2: cases[0].expect: must be one of permit, forbid',
    ]);
  });
});
