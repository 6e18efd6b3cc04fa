import { describe, expect, it } from 'vitest';
import { describeProblem } from '../base/yaml/problem.ts';
import { readConfig } from './read.ts';

const read = (segments: readonly string[], players = 'Kitchen: { address: 10.0.30.21 }') =>
  readConfig(
    ['version: 1', `players: { ${players} }`, 'segments:', ...segments.map((one) => `  - { ${one} }`)].join(
      '\n',
    ),
    'tonewall.yaml',
  );

function problemsOf(segments: readonly string[], players?: string): readonly string[] {
  const config = read(segments, players);
  return config.ok ? [] : config.error.map(describeProblem);
}

const SPEAKERS = 'name: speakers, interface: eth1, network: 10.0.30.0/24, holds: players';
const HOME = 'interface: eth2, network: 10.0.10.0/24, role: member';
const INTERNET = 'interface: eth0, holds: internet';

describe('segments', () => {
  it('of a gateway are read with what is in them', () => {
    const config = read([SPEAKERS, HOME, INTERNET, 'network: 10.9.0.0/16, role: guest']);
    expect(config.ok && config.value.gateway).toEqual({
      players: [
        {
          name: 'speakers',
          interface: 'eth1',
          network: { base: 0x0a00_1e00, prefix: 24 },
          text: '10.0.30.0/24',
        },
      ],
      people: [
        { name: 'eth2', interface: 'eth2', network: { base: 0x0a00_0a00, prefix: 24 }, text: '10.0.10.0/24' },
      ],
      internet: { name: 'eth0', interface: 'eth0' },
    });
    expect(config.ok && config.value.segments.map(({ text, role }) => `${text} ${role}`)).toEqual([
      '10.0.10.0/24 member',
      '10.9.0.0/16 guest',
    ]);
  });

  it('say where answers go the short way, and by themselves they do not', () => {
    const config = read([
      SPEAKERS,
      `${HOME}, short-way: true`,
      'interface: eth3, network: 10.0.20.0/24, role: guest, short-way: false',
    ]);
    expect(config.ok && config.value.gateway?.people.map(({ shortWay }) => shortWay)).toEqual([
      true,
      undefined,
    ]);
  });

  it('without cards are networks and no gateway', () => {
    const config = read(['network: 10.0.10.0/24, role: member']);
    expect(config.ok && config.value.gateway).toBe(undefined);
  });

  it.each([
    [['network: 10.0.10.0/24'], 'segments[0].role: is missing: a segment of people has one'],
    [['role: guest'], 'segments[0].network: is missing: a segment of people has one'],
    [
      ['network: 10.0.30.0/24, holds: players'],
      'segments[0].interface: is missing: a segment of players has one',
    ],
    [[`${SPEAKERS}, role: guest`], 'segments[0].role: is not for a segment of players'],
    [[`${SPEAKERS}, short-way: true`], 'segments[0].short-way: is not for a segment of players'],
    [
      [SPEAKERS, 'network: 10.9.0.0/16, role: guest, short-way: true'],
      'segments[1].short-way: is there, and no interface: the short way is between cards of this computer',
    ],
    [[SPEAKERS, `${INTERNET}, network: 10.1.0.0/16`], 'segments[1].network: is not for the internet'],
    [[SPEAKERS, INTERNET, 'interface: eth9, holds: internet'], 'segments[2].holds: internet is there twice'],
    [
      [SPEAKERS, 'interface: eth1, network: 10.0.10.0/24, role: guest'],
      'segments[1].interface: eth1 is there twice',
    ],
    [[SPEAKERS, `name: speakers, ${HOME}`], 'segments[1].name: speakers is there twice'],
    [
      [SPEAKERS, 'interface: eth2, network: 10.0.0.0/16, role: guest'],
      'segments[1].network: 10.0.0.0/16 and 10.0.30.0/24 overlap',
    ],
    [
      ['network: 10.0.10.0/24, role: guest', 'network: 10.0.10.7/24, role: guest'],
      'segments[1].network: 10.0.10.7/24 is there twice',
    ],
    [
      ['network: 10.0.10/24, role: guest'],
      'segments[0].network: 10.0.10/24 is no IPv4 network (10.0.20.0/24)',
    ],
  ])('%j have a problem', (segments, problem) => {
    expect(problemsOf(segments)).toEqual([expect.stringContaining(problem)]);
  });

  it.each(['eth1; reboot', '"eth1"', '../eth1', '-x', 'a-name-of-16-bytes', 'eth 1'])(
    '%j is no interface',
    (card) => {
      const text = SPEAKERS.replace('eth1', JSON.stringify(card));
      expect(problemsOf([text])).toEqual([expect.stringContaining('segments[0].interface: ')]);
    },
  );

  it('with cards need players somewhere, and players need to be there', () => {
    expect(problemsOf([HOME])).toEqual([
      expect.stringContaining('segments[0].interface: is there, and no segment holds players'),
    ]);
    expect(problemsOf([SPEAKERS], 'Kitchen: { address: 10.0.31.21 }')).toEqual([
      expect.stringContaining('players.Kitchen.address: 10.0.31.21 is in no segment that holds players'),
    ]);
    expect(problemsOf([SPEAKERS], 'Kitchen: { address: 10.0.30.21, guarded-at: 10.0.10.21 }')).toEqual([
      expect.stringContaining('players.Kitchen.guarded-at: is not for a gateway'),
    ]);
  });

  const names = (text: string, resolver = '9.9.9.9'): string =>
    `${SPEAKERS}, internet: { names: ${text}, resolver: ${resolver} }`;

  it('of players may have a list of names that are reached, which may be empty', () => {
    const config = read([names("['*.Sonos.com', api.spotify.com]"), INTERNET]);
    expect(config.ok && config.value.gateway?.players[0].internet).toEqual({
      names: [
        { kind: 'below', below: 'sonos.com' },
        { kind: 'name', name: 'api.spotify.com' },
      ],
      resolver: '9.9.9.9',
    });
    expect(problemsOf([names('[]'), INTERNET])).toEqual([]);
  });

  it.each([
    [[names('[]')], 'segments[0].internet: is there, and no segment holds the internet'],
    [[names('[a.example, sonos]'), INTERNET], 'segments[0].internet.names[1]: sonos is a single label'],
    [[names('[a.example, A.Example]'), INTERNET], 'segments[0].internet.names[1]: A.Example is there twice'],
    [[names('[]', '0.0.0.0'), INTERNET], 'segments[0].internet.resolver: is no IPv4 address of a server'],
    [[names('[]', '224.0.0.1'), INTERNET], 'segments[0].internet.resolver: is no IPv4 address of a server'],
    [[names('[]', '999.1.1.1'), INTERNET], 'segments[0].internet.resolver: is no IPv4 address of a server'],
    [
      [SPEAKERS, INTERNET, `${HOME}, internet: { names: [], resolver: 9.9.9.9 }`],
      'segments[2].internet: is not for a segment of people',
    ],
    [
      [SPEAKERS, `${INTERNET}, internet: { names: [], resolver: 9.9.9.9 }`],
      'segments[1].internet: is not for the internet',
    ],
    [[`${SPEAKERS}, internet: { names: [], more: 1, resolver: 9.9.9.9 }`, INTERNET], 'more'],
    [[`${SPEAKERS}, internet: { names: [] }`, INTERNET], 'resolver'],
  ])('%j have a problem with names', (segments, problem) => {
    expect(problemsOf(segments)).toEqual([expect.stringContaining(problem)]);
  });
});
