import { describe, expect, it } from 'vitest';
import { describeProblem } from '../base/yaml/problem.ts';
import { readConfig } from './read.ts';

const read = (first: string) =>
  readConfig(
    `version: 1
players: { Kitchen: { address: 10.0.30.21 }, Bar: { address: 10.0.50.21 } }
segments:
  - { name: upstairs, interface: eth1, network: 10.0.30.0/24, holds: players${first} }
  - { name: downstairs, interface: eth2, network: 10.0.50.0/24, holds: players }
  - { name: home, interface: eth3, network: 10.0.10.0/24, role: member }
  - { interface: eth0, holds: internet }
`,
    'tonewall.yaml',
  );

const problemsOf = (first: string): readonly string[] => {
  const config = read(first);
  return config.ok ? [] : config.error.map(describeProblem);
};

describe('segments that play together', () => {
  it('are told by name', () => {
    const config = read(', plays-with: [downstairs]');
    expect(
      config.ok && config.value.gateway?.players.map(({ name, playsWith }) => [name, playsWith]),
    ).toEqual([
      ['upstairs', ['downstairs']],
      ['downstairs', undefined],
    ]);
  });

  it.each([
    ['[cellar]', 'plays-with[0]: cellar is no segment that holds players'],
    ['[downstairs, home]', 'plays-with[1]: home is no segment that holds players'],
    ['[upstairs]', 'plays-with[0]: upstairs is this segment itself'],
    ['[downstairs, downstairs]', 'plays-with[1]: downstairs is there twice'],
  ])('%s', (names, problem) => {
    expect(problemsOf(`, plays-with: ${names}`)).toEqual([expect.stringContaining(`segments[0].${problem}`)]);
  });

  it('are not an empty list, and not those of people', () => {
    expect(problemsOf(', plays-with: []')).toHaveLength(1);
    const people = readConfig(
      'version: 1\nplayers: { Kitchen: { address: 10.0.30.21 } }\nsegments: [{ network: 10.0.10.0/24, role: guest, plays-with: [x] }]\n',
      'tonewall.yaml',
    );
    expect(people.ok ? [] : people.error.map(describeProblem)).toEqual(
      expect.arrayContaining([expect.stringContaining('plays-with: is not for a segment of people')]),
    );
  });
});
