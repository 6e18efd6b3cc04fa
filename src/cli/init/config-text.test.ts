import { describe, expect, it } from 'vitest';
import { knownAddress } from '../../base/address.ts';
import { describeProblem } from '../../base/yaml/problem.ts';
import { readConfig } from '../../config/read.ts';
import { compilePolicy } from '../../guard/policy/compile.ts';
import { configText, type FirstConfig } from './config-text.ts';
import { GUESTS } from './guests.ts';

const FIRST: FirstConfig = {
  players: [
    { room: 'Kitchen', address: '192.168.1.20', guardedAt: undefined },
    { room: 'Bar', address: '192.168.1.21', guardedAt: '127.30.0.12' },
  ],
  owner: 'Anna',
  guests: 'play',
  quiet: '22:00-07:00',
  timeZone: 'Europe/Berlin',
  segments: undefined,
  frontDesk: knownAddress('192.168.1.2'),
};

function read(first: FirstConfig) {
  const config = readConfig(configText(first), 'tonewall.yaml');
  if (!config.ok) throw new Error(config.error.map(describeProblem).join('\n'));
  return config.value;
}

/** The file without its comments. */
const bare = (first: FirstConfig): readonly string[] =>
  configText(first)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

describe('a first tonewall.yaml', () => {
  it('says what was answered', () => {
    expect(bare(FIRST)).toEqual([
      'version: 1',
      'time-zone: Europe/Berlin',
      'players:',
      '  Kitchen: { address: 192.168.1.20 }',
      '  Bar: { address: 192.168.1.21, guarded-at: 127.30.0.12 }',
      'front-desk: { address: 192.168.1.2, port: 8080 }',
      'people:',
      '  anna: { name: Anna, role: owner }',
      'roles:',
      '  guest:',
      '    may: [read, playback, volume, queue]',
      '    may-not: [page.*]',
      '    volume-cap: 50',
      'quiet-hours: { hours: "22:00-07:00", except: [owner] }',
    ]);
  });

  it('names the segments of a gateway', () => {
    const card = (name: string, third: number) => ({
      name,
      address: knownAddress(`10.0.${third}.1`),
      network: `10.0.${third}.0/24`,
    });
    const segments = [
      { ...card('eth1', 30), behind: 'players' },
      { ...card('eth2.10', 10), behind: 'member' },
      { ...card('wan', 99), behind: 'internet' },
    ] as const;
    const first = {
      ...FIRST,
      players: [{ room: 'Bar', address: '10.0.30.21', guardedAt: undefined }],
      segments,
    };
    expect(bare(first).filter((line) => line.startsWith('  - '))).toEqual([
      '  - { interface: eth1, network: 10.0.30.0/24, holds: players }',
      '  - { interface: eth2.10, network: 10.0.10.0/24, role: member }',
      '  - { interface: wan, holds: internet }',
    ]);
    const { gateway } = read(first);
    expect([gateway?.players.length, gateway?.people.length, gateway?.internet?.interface]).toEqual([
      1,
      1,
      'wan',
    ]);
  });

  it('says something of every part in a comment', () => {
    const parts = configText(FIRST).split('\n\n');
    expect(parts.map((part) => part.startsWith('# '))).toEqual([true, true, true, true, true, true, true]);
  });

  it.each(GUESTS.flatMap((guests) => [undefined, '22:00-07:00'].map((quiet) => ({ guests, quiet }))))(
    'compiles to a policy: %o',
    (answers) => {
      const first = { ...FIRST, ...answers };
      expect(compilePolicy({ config: read(first), cedarFiles: [] }).ok).toBe(true);
    },
  );

  it.each([
    'Null',
    '1',
    'a: b',
    '- x',
    '# x',
    '"',
    "'",
    '{a}',
    '[a]',
    '&a',
    '*a',
    '!a',
    '%a',
    '@a',
    '`a',
    'a, b',
    '~',
    '__proto__',
    'Küche 🎵',
    'x'.repeat(60),
  ])('keeps names whatever they hold: %s', (name) => {
    const config = read({
      ...FIRST,
      players: [{ room: name, address: '192.168.1.20', guardedAt: undefined }],
      owner: name,
    });
    expect([...config.players.keys()]).toEqual([name]);
    expect([...config.people.values()].map((person) => [person.name, person.role])).toEqual([
      [name, 'owner'],
    ]);
  });

  it.each([
    ["Anna-Maria O'Hara", 'anna-maria-o-hara'],
    ['Ärzte', 'arzte'],
    ['李', 'owner'],
    ['7 Zwerge', 'zwerge'],
    ['x'.repeat(60), 'x'.repeat(40)],
  ])('gives %s the id %s', (owner, id) => {
    expect([...read({ ...FIRST, owner }).people.keys()]).toEqual([id]);
  });
});
