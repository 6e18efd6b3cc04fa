import { describe, expect, it } from 'vitest';
import {
  action,
  as,
  GET_VOLUME,
  loaded,
  NOON,
  PLAY,
  policyOf,
  request,
  SET_VOLUME,
  short,
} from '../../../test/policy/asking.ts';
import { NOBODY } from '../identity/principal.ts';
import type { SourcePlace } from './access-request.ts';
import { compilePolicy } from './compile.ts';

const at = (time: string): number => Date.parse(time);
const REBOOT = action('page./reboot', 'system');
const SET_URI = action('AVTransport.SetAVTransportURI', 'ssrf');

describe('permits', () => {
  it('tells the rule and its place', () => {
    const policy = policyOf('roles: { guest: { may: [playback] } }');
    expect(policy.decide(request(as('guest'), PLAY))).toEqual({
      effect: 'permit',
      reasons: [
        {
          id: 'permitted-by-rule',
          rule: { file: 'tonewall.yaml', line: 6, path: 'roles.guest.may' },
        },
      ],
    });
  });

  it.each([
    ['[playback]', 'permit permitted-by-rule@roles.guest.may'],
    ['[AVTransport.Play]', 'permit permitted-by-rule@roles.guest.may'],
    ['[AVTransport.*]', 'permit permitted-by-rule@roles.guest.may'],
    ['[everything]', 'permit permitted-by-rule@roles.guest.may'],
    ['[]', 'forbid no-rule'],
    ['[read, volume, AVTransport.Pause, Queue.*]', 'forbid no-rule'],
  ])('may: %s', (may, decision) => {
    expect(short(policyOf(`roles: { guest: { may: ${may} } }`).decide(request(as('guest'), PLAY)))).toBe(
      decision,
    );
  });

  it('holds for the shipped roles', () => {
    const policy = policyOf('');
    const line = (role: string) =>
      [GET_VOLUME, PLAY, SET_URI, REBOOT].map(
        (one) => short(policy.decide(request(as(role), one))).split('@')[0],
      );
    const yes = 'permit permitted-by-rule';
    expect(line('owner')).toEqual([yes, yes, yes, 'forbid needs-approval']);
    expect(line('member')).toEqual([yes, yes, yes, 'forbid no-rule']);
    expect(line('guest')).toEqual([yes, yes, 'forbid no-rule', 'forbid no-rule, forbidden-by-rule']);
    expect(line('program')).toEqual([yes, yes, yes, 'forbid no-rule, forbidden-by-rule']);
    expect(line('nobody')).toEqual(Array.from({ length: 4 }, () => 'forbid no-rule'));
    expect(line('stranger')).toEqual(Array.from({ length: 4 }, () => 'forbid no-rule'));
  });

  it('adds those of groups and of the person', () => {
    const policy = policyOf(
      'groups: { kids: { may: [playback] } }\npeople: { anna: { role: nobody, may: [read] } }',
    );
    const anna = as('nobody', { kind: 'person', id: 'anna', groups: ['kids'] });
    expect(short(policy.decide(request(anna, PLAY)))).toBe('permit permitted-by-rule@groups.kids.may');
    expect(short(policy.decide(request(anna, GET_VOLUME)))).toBe('permit permitted-by-rule@people.anna.may');
    expect(short(policy.decide(request({ ...anna, kind: 'device' }, GET_VOLUME)))).toBe('forbid no-rule');
  });
});

describe('who is not known', () => {
  const policy = policyOf('roles: { guest: { may: [read], volume-cap: 10 } }');
  const stranger = as('guest', { kind: 'segment', id: '10.0.0.0/8', binding: 'network' });

  it('is told so, and nothing else', () => {
    const loud = { volumes: { Bar: 90 } };
    expect(policy.decide(request(NOBODY, SET_VOLUME, loud))).toEqual({
      effect: 'forbid',
      reasons: [{ id: 'unauthenticated' }],
    });
    expect(policy.decide(request(stranger, SET_VOLUME, loud))).toEqual({
      effect: 'forbid',
      reasons: [{ id: 'unauthenticated' }],
    });
    expect(short(policy.decide(request(as('guest'), SET_VOLUME, loud)))).toBe(
      'forbid no-rule, volume-cap@roles.guest.volume-cap',
    );
  });

  it('has what the segment may', () => {
    expect(short(policy.decide(request(stranger, GET_VOLUME)))).toBe(
      'permit permitted-by-rule@roles.guest.may',
    );
  });
});

describe('limits hold whatever permits', () => {
  const lines = 'roles: { member: { may: [everything] } }\ngroups:\n  kids: ';
  const kid = as('member', { groups: ['kids'] });

  it.each([
    ['{ may-not: [AVTransport.Play] }', 'forbid forbidden-by-rule@groups.kids.may-not[0]'],
    ['{ may-not: [read, playback] }', 'forbid forbidden-by-rule@groups.kids.may-not[1]'],
    ['{ may: [playback], may-not: [everything] }', 'forbid forbidden-by-rule@groups.kids.may-not[0]'],
    ['{ read-only: true }', 'forbid read-only@groups.kids.read-only'],
    ['{ rooms: [Kitchen] }', 'forbid room-not-permitted@groups.kids.rooms'],
    ['{ rooms: [] }', 'forbid room-not-permitted@groups.kids.rooms'],
    ['{ hours: 13:00-20:00 }', 'forbid outside-hours@groups.kids.hours'],
    ['{ days: [sat, sun] }', 'forbid outside-hours@groups.kids.days'],
    ['{ days: [] }', 'forbid outside-hours@groups.kids.days'],
    [
      '{ read-only: false, rooms: [Bar], hours: 11:00-13:00, days: [fri] }',
      'permit permitted-by-rule@roles.member.may',
    ],
  ])('%s', (rule, decision) => {
    const policy = policyOf(`${lines}${rule}`);
    expect(short(policy.decide(request(kid, PLAY)))).toBe(decision);
    expect(short(policy.decide(request(as('member'), PLAY)))).toBe(
      'permit permitted-by-rule@roles.member.may',
    );
  });

  it('tells every one, the most lasting first', () => {
    const policy = policyOf(`${lines}{ rooms: [Kitchen], hours: 13:00-20:00, read-only: true }`);
    expect(short(policy.decide(request(kid, PLAY)))).toBe(
      'forbid read-only@groups.kids.read-only, room-not-permitted@groups.kids.rooms, outside-hours@groups.kids.hours',
    );
  });
});

describe('narrower permits', () => {
  const policy = policyOf(
    'roles: { guest: { may: [read], also: [{ may: [playback], rooms: [Bar], hours: 18:00-23:00, days: [fri] }] } }',
  );
  const evening = at('2026-11-27T18:00:00Z');

  it('hold in their rooms at their hours', () => {
    expect(short(policy.decide(request(as('guest'), PLAY, { at: evening })))).toBe(
      'permit permitted-by-rule@roles.guest.also[0]',
    );
  });

  it('are told when they almost did', () => {
    expect(short(policy.decide(request(as('guest'), PLAY)))).toBe('forbid outside-hours@roles.guest.also[0]');
    const kitchen = request(as('guest'), PLAY, { at: evening, rooms: ['Kitchen'] });
    expect(policy.decide(kitchen)).toEqual({
      effect: 'forbid',
      reasons: [
        {
          id: 'room-not-permitted',
          rule: { file: 'tonewall.yaml', line: 6, path: 'roles.guest.also[0]' },
          detail: 'Kitchen',
        },
      ],
    });
    expect(short(policy.decide(request(as('guest'), SET_VOLUME)))).toBe('forbid no-rule');
  });
});

describe('rooms', () => {
  const policy = policyOf('roles: { guest: { may: [everything], rooms: [Bar] } }');

  it('must be permitted each', () => {
    expect(short(policy.decide(request(as('guest'), PLAY, { rooms: ['Bar'] })))).toMatch(/^permit/);
    expect(policy.decide(request(as('guest'), PLAY, { rooms: ['Bar', 'Kitchen'] }))).toEqual({
      effect: 'forbid',
      reasons: [
        {
          id: 'room-not-permitted',
          rule: { file: 'tonewall.yaml', line: 6, path: 'roles.guest.rooms' },
          detail: 'Kitchen',
        },
      ],
    });
  });

  it('count although only the volume names them', () => {
    const asked = request(as('guest'), SET_VOLUME, { volumes: { Bar: 3, Kitchen: 3 } });
    expect(short(policy.decide(asked))).toBe('forbid room-not-permitted@roles.guest.rooms');
  });

  it('must be there', () => {
    expect(policy.decide(request(as('owner'), PLAY, { rooms: ['Loft'] }))).toEqual({
      effect: 'forbid',
      reasons: [{ id: 'room-not-permitted', detail: 'Loft' }],
    });
  });
});

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
  ] as const)('from %s to %s', (after, now, decision) => {
    const levels = { volumes: { Bar: after }, ...(now === undefined ? {} : { volumesNow: { Bar: now } }) };
    expect(short(policy.decide(request(as('member'), SET_VOLUME, { at: night, ...levels })))).toBe(decision);
  });

  it('hold for the rooms and not for the roles that are named', () => {
    expect(short(policy.decide(request(as('member'), PLAY, { at: night, rooms: ['Kitchen'] })))).toBe(yes);
    expect(short(policy.decide(request(as('owner'), PLAY, { at: night })))).toMatch(/^permit/);
  });
});

describe('approval', () => {
  const policy = policyOf('roles: { member: { may: [system, volume], volume-cap: 20 } }');

  it('is asked for where nothing else stands in the way', () => {
    expect(policy.decide(request(as('member'), REBOOT))).toEqual({
      effect: 'forbid',
      reasons: [{ id: 'needs-approval', rule: { file: 'shipped-rules', line: 19, path: 'approval' } }],
    });
    expect(short(policy.decide(request(as('guest'), REBOOT)))).toBe(
      'forbid no-rule, forbidden-by-rule@roles.guest.may-not[0]',
    );
  });

  it('lifts that reason and no other', () => {
    expect(short(policy.decide(request(as('member'), REBOOT, { approved: true })))).toBe(
      'permit permitted-by-rule@roles.member.may',
    );
    expect(short(policy.decide(request(as('guest'), REBOOT, { approved: true })))).toBe(
      'forbid no-rule, forbidden-by-rule@roles.guest.may-not[0]',
    );
    const loud = { approved: true, volumes: { Bar: 30 } };
    expect(short(policy.decide(request(as('member'), REBOOT, loud)))).toBe(
      'forbid volume-cap@roles.member.volume-cap',
    );
  });

  it('is for the classes that are written', () => {
    const written = policyOf('approval: [playback]');
    expect(short(written.decide(request(as('member'), PLAY)))).toBe('forbid needs-approval@approval');
    expect(short(written.decide(request(as('owner'), REBOOT)))).toBe(
      'permit permitted-by-rule@roles.owner.may',
    );
    expect(short(policyOf('approval: []').decide(request(as('owner'), REBOOT)))).toMatch(/^permit/);
  });
});

describe('sources', () => {
  const place = (scheme: string, host?: string, use: SourcePlace['use'] = 'media'): SourcePlace => ({
    scheme,
    host,
    use,
  });
  const YES = 'permit permitted-by-rule@roles.member.may';
  const NO = (list: string) => `forbid source-not-permitted@roles.member.sources.${list}`;

  it.each([
    ['music of a service', place('x-sonos-spotify'), YES],
    ['a programme, by the beginning of its scheme', place('x-sonosprog-abc'), YES],
    ['a radio', place('x-rincon-mp3radio', 'radio.example'), YES],
    ['an unknown scheme', place('gopher', 'radio.example'), NO('schemes (default)')],
    ['a web address without a host', place('http'), NO('hosts (default)')],
    ['a share', place('x-file-cifs', 'nas.local'), NO('shares (default)')],
    ['a share to index', place('x-file-cifs', 'nas.local', 'share'), NO('shares (default)')],
    ['art of a player', place('http', '192.168.1.20', 'art'), YES],
    ['foreign art', place('http', 'evil.example', 'art'), NO('art (default)')],
    ['art of a service', place('x-sonosapi-stream', undefined, 'art'), YES],
    ['art of a scheme that nobody has described', place('gopher', undefined, 'art'), NO('art (default)')],
    ['software', place('http', 'update.example', 'software'), NO('software (default)')],
    ['a player', place('http', '192.168.1.21'), NO('hosts (default)')],
    ['a guarded address', place('http', '127.30.0.11'), NO('hosts (default)')],
    ['a player as a number', place('http', '3232235796'), NO('hosts (default)')],
    ['a player as IPv6', place('http', '::ffff:c0a8:114'), NO('hosts (default)')],
  ])('by default: %s', (_what, source, decision) => {
    expect(short(policyOf('').decide(request(as('member'), SET_URI, { sources: [source] })))).toBe(decision);
  });

  const written = policyOf(
    [
      'roles:',
      '  member:',
      '    extends: member',
      '    sources:',
      '      schemes: [http]',
      '      hosts: ["*.example.org", 10.9.9.9/8, 192.168.1.21]',
      '      shares: [nas.local]',
      '      art: [any]',
      '      software: []',
    ].join('\n'),
  );
  const YES2 = 'permit permitted-by-rule@roles.member.may';

  it.each([
    [place('http', 'a.example.org'), YES2],
    [place('http', 'example.org'), NO('hosts')],
    [place('http', 'aexample.org'), NO('hosts')],
    [place('https', 'a.example.org'), NO('schemes')],
    [place('http', '10.1.2.3'), YES2],
    [place('http', '11.1.2.3'), NO('hosts')],
    [place('http', '10.1.2.3.example'), NO('hosts')],
    [place('http', '192.168.1.21'), YES2],
    [place('x-file-cifs', 'nas.local'), YES2],
    [place('x-file-cifs', 'other.local', 'share'), NO('shares')],
    [place('http', 'pictures.example', 'art'), YES2],
    [place('http', 'a.example.org', 'software'), NO('software')],
  ])('as written: %o', (source, decision) => {
    expect(short(written.decide(request(as('member'), SET_URI, { sources: [source] })))).toBe(decision);
  });

  it('must be permitted each', () => {
    const sources = [place('http', 'a.example.org'), place('http', 'b.example')];
    expect(written.decide(request(as('member'), SET_URI, { sources }))).toEqual({
      effect: 'forbid',
      reasons: [
        {
          id: 'source-not-permitted',
          rule: { file: 'tonewall.yaml', line: 11, path: 'roles.member.sources.hosts' },
          detail: 'http://b.example',
        },
      ],
    });
  });

  it('are hostile text', () => {
    const sources = [place('http', 'a\u001b[2J.example.org')];
    expect(policyOf('').decide(request(as('owner'), SET_URI, { sources }))).toEqual({
      effect: 'forbid',
      reasons: [{ id: 'source-not-permitted', detail: 'http://a\\u{001b}[2J.example.org' }],
    });
  });
});

describe('the unread tunnel', () => {
  const TUNNEL = { kind: 'local-api', id: 'local-api.tunnel', riskClass: 'system' } as const;

  it.each([
    ['[everything]', 'forbid no-rule'],
    ['[system, local-api.*]', 'forbid no-rule'],
    ['[local-api.tunnel]', 'permit permitted-by-rule@roles.member.may'],
  ])('is permitted by name only: %s', (may, decision) => {
    expect(short(policyOf(`roles: { member: { may: ${may} } }`).decide(request(as('member'), TUNNEL)))).toBe(
      decision,
    );
  });

  it('is refused by any word', () => {
    const policy = policyOf('roles: { member: { may: [local-api.tunnel], may-not: [system] } }');
    expect(short(policy.decide(request(as('member'), TUNNEL)))).toBe(
      'forbid forbidden-by-rule@roles.member.may-not[0]',
    );
  });
});

describe('what cannot be evaluated', () => {
  it('is refused', () => {
    const policy = policyOf('');
    const failed = { effect: 'forbid', reasons: [{ id: 'policy-failed' }] };
    const unknownClass = action('AVTransport.Play', 'harmless' as 'read');
    expect(policy.decide(request(as('owner'), unknownClass))).toEqual(failed);
    expect(policy.decide(request(as('owner'), PLAY, { at: Number.NaN }))).toEqual(failed);
    expect(policy.decide(request(as('owner'), null as never))).toEqual(failed);
  });

  it('is refused where there is too much of it', () => {
    const sources = Array.from({ length: 513 }, (_, index) => ({
      scheme: 'http',
      host: `h${index}.example`,
      use: 'media' as const,
    }));
    expect(policyOf('').decide(request(as('owner'), SET_URI, { sources }))).toEqual({
      effect: 'forbid',
      reasons: [{ id: 'policy-failed', detail: 'too many rooms and places' }],
    });
  });
});

describe('names', () => {
  it('of rooms cannot end their quotes', () => {
    const room = 'A"]); permit(principal, action, resource); //\\ ☂ *';
    const home = `version: 1\nplayers: { ${JSON.stringify(room)}: { address: 10.0.0.1 }, Bar: { address: 10.0.0.2 } }\n`;
    const lines = `roles: { guest: { may: [read], rooms: [${JSON.stringify(room)}], volume-caps: { ${JSON.stringify(room)}: 3 } } }`;
    const compiled = compilePolicy(loaded(lines, [], home));
    const policy = compiled.ok ? compiled.value : undefined;
    expect(policy?.decide(request(as('guest'), GET_VOLUME, { rooms: [room] })).effect).toBe('permit');
    expect(policy?.decide(request(as('guest'), GET_VOLUME, { rooms: ['Bar'] })).effect).toBe('forbid');
    expect(policy?.decide(request(as('guest'), PLAY, { rooms: [room] })).effect).toBe('forbid');
  });
});

describe('time', () => {
  const LINES = 'roles: { guest: { may: [read], hours: 22:00-02:30, days: [sat] } }';
  const policy = policyOf(LINES);
  const ask = (time: string) => policy.decide(request(as('guest'), GET_VOLUME, { at: at(time) })).effect;

  // 2026-10-24 is a Saturday; on the 25th clocks in Berlin go back from 03:00 to 02:00 (01:00 UTC).
  // Each asks a policy of its own: what one remembers would hide what Cedar says.
  it.each([
    ['2026-10-24T19:59:59Z', 'forbid'],
    ['2026-10-24T20:00:00Z', 'permit'],
    ['2026-10-25T00:29:59Z', 'permit'],
    ['2026-10-25T00:30:00Z', 'forbid'],
    ['2026-10-25T01:00:00Z', 'permit'],
    ['2026-10-25T01:30:00Z', 'forbid'],
    ['2026-10-25T21:00:00Z', 'forbid'],
  ])('is that of the wall: %s', (time, effect) => {
    const asked = request(as('guest'), GET_VOLUME, { at: at(time) });
    expect(policyOf(LINES).decide(asked).effect).toBe(effect);
    expect(ask(time)).toBe(effect);
  });

  it('may go back', () => {
    expect([ask('2026-10-24T20:00:00Z'), ask('2026-10-24T19:00:00Z'), ask('2026-10-24T20:00:00Z')]).toEqual([
      'permit',
      'forbid',
      'permit',
    ]);
    expect(NOON).toBe(1_795_777_200_000);
  });
});

describe('a role that extends a shipped one', () => {
  it('stands beside it, and beside others that do', () => {
    const policy = policyOf(
      'roles: { family: { extends: member, volume-cap: 60 }, teens: { extends: member, volume-cap: 30 } }',
    );
    const volume = (role: string): string =>
      short(policy.decide(request(as(role), SET_VOLUME, { volumes: { Bar: 50 } })));
    expect(volume('member')).toBe('permit permitted-by-rule@roles.member.may');
    expect(volume('family')).toBe('permit permitted-by-rule@roles.member.may');
    expect(volume('teens')).toBe('forbid volume-cap@roles.teens.volume-cap');
  });
});
