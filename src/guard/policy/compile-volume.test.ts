import { describe, expect, it } from 'vitest';
import { action, as, PLAY, policyOf, request, SET_VOLUME, short } from '../../../test/policy/asking.ts';

const at = (time: string): number => Date.parse(time);

describe('volume', () => {
  const policy = policyOf(
    'roles: { guest: { may: [everything], volume-cap: 40, volume-caps: { Kitchen: 30 } } }',
  );
  const ask = (volumes: Readonly<Record<string, number | 'unknown'>>) =>
    policy.decide(request(as('guest'), SET_VOLUME, { rooms: Object.keys(volumes), volumes }));

  it('is permitted up to the cap of the room', () => {
    expect(short(ask({ Bar: 40, Kitchen: 30 }))).toBe('permit permitted-by-rule@roles.guest.may');
  });

  it('is refused above it', () => {
    expect(ask({ Bar: 41, Kitchen: 31 })).toEqual({
      effect: 'forbid',
      reasons: [
        {
          id: 'volume-cap',
          rule: { file: 'tonewall.yaml', line: 6, path: 'roles.guest.volume-cap' },
          detail: 'Bar would be at 41, the cap is 40',
        },
        {
          id: 'volume-cap',
          rule: { file: 'tonewall.yaml', line: 6, path: 'roles.guest.volume-caps.Kitchen' },
          detail: 'Kitchen would be at 31, the cap is 30',
        },
      ],
    });
  });

  it.each([['unknown'], [Number.NaN], [-1], [101], [12.5]])('is not known: %s', (volume) => {
    expect(short(ask({ Bar: volume as number }))).toBe('forbid volume-unknown@roles.guest.volume-cap');
  });

  it('may be unknown where there is no cap', () => {
    const asked = request(as('owner'), SET_VOLUME, { volumes: { Bar: 'unknown' } });
    expect(short(policy.decide(asked))).toBe('permit permitted-by-rule@roles.owner.may');
  });
});

describe('quiet hours', () => {
  const policy = policyOf('quiet-hours: { hours: 22:00-07:00, rooms: [Bar], except: [owner] }');
  const night = at('2026-11-27T22:30:00Z');
  const quiet = 'forbid quiet-hours@quiet-hours';
  const yes = 'permit permitted-by-rule@roles.member.may';

  it.each([
    ['AVTransport.Play', 'playback', quiet],
    ['AVTransport.Next', 'playback', quiet],
    ['AVTransport.Pause', 'playback', yes],
    ['AVTransport.Stop', 'playback', yes],
    ['AVTransport.SetAVTransportURI', 'ssrf', quiet],
    ['AVTransport.AddURIToQueue', 'ssrf', yes],
    ['RenderingControl.SetMute', 'volume', quiet],
    ['AVTransport.GetPositionInfo', 'read', yes],
    ['local-api.playback.play', 'playback', quiet],
    ['local-api.playback.pause', 'playback', yes],
    ['local-api.audioClip.loadAudioClip', 'ssrf', quiet],
  ] as const)('%s', (id, riskClass, decision) => {
    expect(short(policy.decide(request(as('member'), action(id, riskClass), { at: night })))).toBe(decision);
    expect(short(policy.decide(request(as('member'), action(id, riskClass))))).toBe(yes);
  });

  it.each([
    [20, 30, yes],
    [30, 30, yes],
    [31, 30, quiet],
    ['unknown', 30, quiet],
    [20, 'unknown', quiet],
    [20, undefined, quiet],
    [0, undefined, yes],
  ] as const)('from %s to %s', (after, now, decision) => {
    const levels = { volumes: { Bar: after }, ...(now === undefined ? {} : { volumesNow: { Bar: now } }) };
    expect(short(policy.decide(request(as('member'), SET_VOLUME, { at: night, ...levels })))).toBe(decision);
  });

  it('hold for the rooms and not for the roles that are named', () => {
    expect(short(policy.decide(request(as('member'), PLAY, { at: night, rooms: ['Kitchen'] })))).toBe(yes);
    expect(short(policy.decide(request(as('owner'), PLAY, { at: night })))).toMatch(/^permit/);
  });
});
