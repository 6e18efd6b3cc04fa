import { describe, expect, it } from 'vitest';
import { describeProblem } from '../base/yaml/problem.ts';
import { readConfig } from './read.ts';

const problemsOf = (text: string): readonly string[] => {
  const read = readConfig(text, 'tonewall.yaml');
  return read.ok ? [] : read.error.map(describeProblem);
};

const HOME = [
  'version: 1',
  'time-zone: Europe/Berlin',
  'players:',
  '  Kitchen: { address: 192.168.1.20, guarded-at: 127.30.0.11 }',
  '  Bar: { address: 192.168.1.21 }',
];

const configOf = (...more: readonly string[]) => {
  const read = readConfig([...HOME, ...more].join('\n'), 'tonewall.yaml');
  if (!read.ok) throw new Error(read.error.map(describeProblem).join('\n'));
  return read.value;
};

describe('a right file', () => {
  it('needs a version and players', () => {
    const { rules, ...config } = configOf();
    expect(config).toEqual({
      file: 'tonewall.yaml',
      timeZone: 'Europe/Berlin',
      players: new Map([
        ['Kitchen', { room: 'Kitchen', address: '192.168.1.20', guardedAt: '127.30.0.11' }],
        ['Bar', { room: 'Bar', address: '192.168.1.21', guardedAt: '192.168.1.21' }],
      ]),
      segments: [],
      people: new Map(),
      roles: new Set(['owner', 'member', 'guest', 'program', 'nobody']),
      groups: new Set(),
      quietHours: undefined,
      approval: {
        classes: ['system', 'account', 'bonding'],
        place: { file: 'shipped-rules', line: 19, path: 'approval' },
      },
      frontDesk: undefined,
      policyFiles: [],
    });
    expect(rules.map(({ about, id }) => `${about} ${id}`)).toEqual([
      'role owner',
      'role member',
      'role guest',
      'role program',
      'role nobody',
    ]);
  });

  it('is read with the places of its rules', () => {
    const config = configOf(
      'roles:',
      '  guest:',
      '    may: [read]',
      '    volume-caps:',
      '      Bar: 30',
      'people:',
      '  anna: { name: Anna, role: owner, groups: [kids], volume-cap: 60 }',
      'groups: { kids: { hours: 22:00-07:00 } }',
      'segments: [{ network: 10.0.20.0/24, role: guest }]',
      'quiet-hours: { hours: 22:00-07:00, rooms: [Bar], except: [owner] }',
      'approval: []',
      'policies: [more.cedar]',
    );
    const guest = config.rules.find(({ about, id }) => about === 'role' && id === 'guest');
    expect(guest?.rule).toEqual({ may: ['read'], 'volume-caps': { Bar: 30 } });
    expect(guest?.place(['volume-caps', 'Bar'])).toEqual({
      file: 'tonewall.yaml',
      line: 10,
      path: 'roles.guest.volume-caps.Bar',
    });
    const anna = config.rules.find(({ about }) => about === 'person');
    expect(anna?.rule).toEqual({ 'volume-cap': 60 });
    expect(anna?.place(['volume-cap']).line).toBe(12);
    expect(config.people).toEqual(
      new Map([['anna', { id: 'anna', name: 'Anna', role: 'owner', groups: ['kids'] }]]),
    );
    expect(config.segments).toEqual([
      { network: { base: 0x0a_00_14_00, prefix: 24 }, text: '10.0.20.0/24', role: 'guest' },
    ]);
    expect(config.quietHours).toEqual({
      windows: [{ from: 1320, to: 420 }],
      days: undefined,
      rooms: ['Bar'],
      except: ['owner'],
      place: { file: 'tonewall.yaml', line: 15, path: 'quiet-hours' },
    });
    expect(config.approval.classes).toEqual([]);
    expect(config.policyFiles).toEqual([
      { name: 'more.cedar', place: { file: 'tonewall.yaml', line: 17, path: 'policies[0]' } },
    ]);
  });

  it.each([
    ['front-desk: {}', { address: '127.0.0.1', port: 8080 }],
    ['front-desk: { address: 192.168.1.2, port: 80 }', { address: '192.168.1.2', port: 80 }],
    ['front-desk: { name: desk.home }', { address: '127.0.0.1', port: 8443, name: 'desk.home' }],
    [
      'front-desk: { name: desk.home, certificate: { chain: c.pem, key: k.pem } }',
      { address: '127.0.0.1', port: 8443, name: 'desk.home', certificate: { chain: 'c.pem', key: 'k.pem' } },
    ],
  ])('has a front desk where it says so: %s', (line, frontDesk) => {
    expect(configOf(line).frontDesk).toEqual(frontDesk);
  });

  it('replaces a shipped role whole', () => {
    const guest = configOf('roles: { guest: { may: [read] } }').rules.find(({ id }) => id === 'guest');
    expect(guest?.rule).toEqual({ may: ['read'] });
  });

  it('extends a shipped role key by key', () => {
    const config = configOf('roles: { child: { extends: guest, volume-cap: 20 } }');
    const child = config.rules.find(({ id }) => id === 'child');
    expect(child?.rule).toEqual({
      may: ['read', 'playback', 'volume', 'queue'],
      'may-not': ['page.*'],
      sees: 'nothing-personal',
      'volume-cap': 20,
    });
    expect(child?.place(['volume-cap'])).toEqual({
      file: 'tonewall.yaml',
      line: 6,
      path: 'roles.child.volume-cap',
    });
    expect(child?.place(['may'])).toEqual({ file: 'shipped-rules', line: 9, path: 'roles.guest.may' });
  });
});

describe('every problem at once, with line and hint', () => {
  it('of the schema', () => {
    const text = [
      'version: 2',
      'playres: {}',
      'players:',
      '  Kitchen: { adress: 192.168.1.20 }',
      'roles:',
      '  guest: { may: read, volume-cap: 101, days: [monday], secret: x }',
      'approval: [reboot]',
      'quiet-hours: { hours: 22:00-07:00, rooms: [] }',
    ].join('\n');
    expect(problemsOf(text)).toEqual([
      'line 1: version: must be at most 1 (Version of this format: 1.)',
      'line 2: playres: unknown key (did you mean players?)',
      'line 4: players.Kitchen: address is missing',
      'line 4: players.Kitchen.adress: unknown key (did you mean address?)',
      expect.stringMatching(/^line 6: roles\.guest\.may: must be a list: \[…\] \(What is permitted\./),
      'line 6: roles.guest.volume-cap: must be at most 100 (The loudest that a room may be made. 100 is no cap.)',
      'line 6: roles.guest.days[0]: must be one of mon, tue, wed, thu, fri, sat, sun',
      expect.stringMatching(/^line 6: roles\.guest\.secret: unknown key \(known: /),
      expect.stringMatching(/^line 7: approval\[0\]: must be one of ssrf, account, system, /),
      'line 8: quiet-hours.rooms: must not be empty (Where. Default: in every room.)',
    ]);
  });

  it('of names, addresses and references', () => {
    const text = [
      'version: 1',
      'players:',
      '  Kitchen: { address: 192.168.1.20, guarded-at: 127.0.0.300 }',
      '  Bar: { address: 192.168.1.20 }',
      '  " Den": { address: 192.168.1.22 }',
      'segments:',
      '  - { network: 10.0.20.0/33, role: gest }',
      '  - { network: 10.0.0.0/8, role: guest }',
      '  - { network: 10.1.0.0/8, role: guest }',
      'roles:',
      '  Guest: {}',
      '  guest:',
      '    rooms: [Kitchn]',
      '    volume-caps: { Loft: 3 }',
      '    also: [{ may: [read], rooms: [Br] }]',
      '    sources: { schemes: [HTTP], hosts: [nas.local/x, "*.", 10.0.0.0/8, any], shares: ["3232235796"] }',
      'people:',
      '  anna: { role: ownr, groups: [kids] }',
      'policies: [a.cedar, a.cedar]',
    ].join('\n');
    expect(problemsOf(text)).toEqual([
      'line 3: players.Kitchen.guarded-at: is no IPv4 address',
      'line 4: players.Bar.address: 192.168.1.20 is there twice (every player has an address of its own)',
      'line 5: players. Den: is no name of a room (one line of 1 to 100 characters)',
      'line 7: segments[0].network: 10.0.20.0/33 is no IPv4 network (10.0.20.0/24)',
      'line 7: segments[0].role: there is no role gest (did you mean guest?)',
      'line 9: segments[2].network: 10.1.0.0/8 is there twice',
      'line 11: roles.Guest: is no name (small letters, digits and dashes; a letter first; at most 40)',
      'line 13: roles.guest.rooms[0]: there is no room Kitchn (did you mean Kitchen?)',
      'line 14: roles.guest.volume-caps.Loft: there is no room Loft',
      'line 15: roles.guest.also[0].rooms[0]: there is no room Br (did you mean Bar?)',
      'line 16: roles.guest.sources.schemes[0]: HTTP is no scheme (http, x-rincon-mp3radio)',
      'line 16: roles.guest.sources.hosts[0]: nas.local/x is no host (nas.local, *.example.org, 192.168.1.5, 10.0.0.0/8, or any)',
      'line 16: roles.guest.sources.hosts[1]: *. is no host (nas.local, *.example.org, 192.168.1.5, 10.0.0.0/8, or any)',
      'line 16: roles.guest.sources.shares[0]: 3232235796 is no host (nas.local, *.example.org, 192.168.1.5, 10.0.0.0/8, or any)',
      'line 18: people.anna.role: there is no role ownr (did you mean owner?)',
      'line 18: people.anna.groups[0]: there is no group kids',
      'line 19: policies[1]: a.cedar is there twice',
    ]);
  });

  it('tells a door at the address that a player has', () => {
    const text = [
      'version: 1',
      'players:',
      '  Kitchen: { address: 192.168.1.20, guarded-at: 192.168.1.20 }',
      '  Bar: { address: 192.168.1.21, guarded-at: 192.168.1.22 }',
      '  Den: { address: 192.168.1.22 }',
    ].join('\n');
    const hint = '(a free address, which this computer gets)';
    expect(problemsOf(text)).toEqual([
      `line 3: players.Kitchen.guarded-at: is the address of the player Kitchen ${hint}`,
      `line 4: players.Bar.guarded-at: is the address of the player Den ${hint}`,
    ]);
  });

  it('tells what is no name of a player, and one that two have', () => {
    const text = [
      'version: 1',
      'players:',
      '  Kitchen: { address: 192.168.1.20, id: RINCON_000E58A0370101400 }',
      '  Bar: { address: 192.168.1.21, id: RINCON_000E58A0370101400 }',
      '  Den: { address: 192.168.1.22, id: Sonos-1 }',
    ].join('\n');
    expect(problemsOf(text)).toEqual([
      'line 4: players.Bar.id: RINCON_000E58A0370101400 is there twice (every player has a name of its own)',
      'line 5: players.Den.id: is no name of a player (RINCON_000E58A0370101400)',
    ]);
  });

  it.each([
    ['{ address: 192.168.1.256 }', 'line 6: front-desk.address: is no IPv4 address'],
    [
      '{ address: 0.0.0.0 }',
      'line 6: front-desk.address: is every address (one that devices can reach: 192.168.1.2)',
    ],
    [
      '{ address: 127.30.0.11, port: 1400 }',
      'line 6: front-desk.address: is where Kitchen is guarded (take another port: 8080)',
    ],
    ['{ port: 0 }', 'line 6: front-desk.port: must be at least 1 (Default: 8080, and with a name 8443.)'],
    ...['192.168.1.2', 'Desk.home', 'desk.home.', 'desk..home', '-desk', 'desk:8443', 'x.7'].map((name) => [
      `{ name: '${name}' }`,
      'line 6: front-desk.name: is no DNS name (desk.example.org)',
    ]),
    [
      '{ certificate: { chain: c.pem, key: k.pem } }',
      'line 6: front-desk.certificate: is for no name (write name beside it: desk.example.org)',
    ],
    ['{ name: desk.home, certificate: { chain: c.pem } }', 'line 6: front-desk.certificate: key is missing'],
    ['{ adress: 192.168.1.2 }', 'line 6: front-desk.adress: unknown key (did you mean address?)'],
  ])('of a front desk: %s', (desk, problem) => {
    expect(problemsOf([...HOME, `front-desk: ${desk}`].join('\n'))).toEqual([problem]);
  });

  it('of actions', () => {
    const text = [
      ...HOME,
      'roles:',
      '  guest:',
      '    may: [volum, AVTransport.Ply, AVTransport.Reboot, playback.*, page., "page./status/*", everything]',
      '    may-not: [nothing-at-all]',
    ].join('\n');
    expect(problemsOf(text)).toEqual([
      'line 8: roles.guest.may[0]: volum is no action (did you mean volume?)',
      'line 8: roles.guest.may[1]: AVTransport.Ply is no action (did you mean AVTransport.Play?)',
      'line 8: roles.guest.may[2]: AVTransport.Reboot is no action (docs/risk-classes.md lists the actions of AVTransport)',
      expect.stringMatching(/^line 8: roles\.guest\.may\[3\]: playback\.\* is no action \(/),
      expect.stringMatching(/^line 8: roles\.guest\.may\[4\]: page\. is no action \(a risk class \(ssrf, /),
      expect.stringMatching(
        /^line 9: roles\.guest\.may-not\[0\]: nothing-at-all is no action \(a risk class/,
      ),
    ]);
  });

  it('of times', () => {
    const text = [
      'version: 1',
      'players: { Bar: { address: 192.168.1.20 } }',
      'roles: { guest: { hours: 8-23, also: [{ may: [read], hours: 25:00-26:00 }] } }',
      'quiet-hours: { hours: 07:00-07:00 }',
    ].join('\n');
    const hint = '(from-to: 08:00-23:00; 22:00-07:00 crosses midnight; several with commas)';
    expect(problemsOf(text)).toEqual([
      'line 1: time-zone is missing (hours and days mean nothing without it: Europe/Berlin)',
      `line 3: roles.guest.hours: 8-23 is no range of hours ${hint}`,
      `line 3: roles.guest.also[0].hours: 25:00-26:00 is no range of hours ${hint}`,
      `line 4: quiet-hours.hours: 07:00-07:00 is no range of hours ${hint}`,
    ]);
    expect(problemsOf([...HOME, 'time-zone: Europe/Berlin'].join('\n'))).toEqual([
      'line 6: Map keys must be unique',
    ]);
    expect(problemsOf('version: 1\ntime-zone: "+02:00"\nplayers: {}')).toEqual([
      'line 2: time-zone: +02:00 is no time zone (Europe/Berlin, America/New_York, UTC)',
    ]);
  });
});
