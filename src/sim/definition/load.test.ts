import { expect, it } from 'vitest';
import { TonewallError } from '../../base/errors.ts';
import { loadHousehold, readHousehold } from './load.ts';
import { describeProblem } from '../../base/yaml/problem.ts';

const problemsOf = (text: string): readonly string[] => {
  const read = readHousehold(text);
  return read.ok ? [] : read.error.map(describeProblem);
};

it('takes a household of one line', () => {
  expect(readHousehold('{ name: X, rooms: [{ name: Den, players: [{ model: S1 }] }] }')).toEqual({
    ok: true,
    value: { name: 'X', rooms: [{ name: 'Den', players: [{ model: 'S1' }] }] },
  });
});

it('tells every problem of the schema at once, with its place', () => {
  const text = [
    'name: X',
    'acounts: []',
    'rooms:',
    '  - name: Den',
    '    volume: 101',
    '    players:',
    '      - modle: S1',
    '        build: seven',
    '  - players: []',
  ].join('\n');
  expect(problemsOf(text)).toEqual([
    'line 2: acounts: unknown key (did you mean accounts?)',
    'line 5: rooms[0].volume: must be at most 100',
    'line 7: rooms[0].players[0]: model is missing',
    'line 7: rooms[0].players[0].modle: unknown key (did you mean model?)',
    'line 8: rooms[0].players[0].build: is not written as it should be (Firmware build: 86.10-80260. Default: the newest known of its version line.)',
    'line 9: rooms[1]: name is missing',
    'line 9: rooms[1].players: must not be empty',
  ]);
});

it('tells every problem of meaning at once', () => {
  const text = [
    'name: X',
    'firstAddress: 300.0.0.1',
    'rooms:',
    '  - name: Den',
    '    players: [{ model: S99, mac: "00:0E:58:00:00:01" }]',
    '  - name: Den',
    '    players: [{ model: S1, mac: "00:0E:58:00:00:01", role: left }, { model: S1 }]',
    '  - name: Bar',
    '    players: [{ model: S1, role: main }, { model: S1, role: left-surround }]',
    'groups: [[Den, Bra]]',
    'faults: [{ kind: slow, form: cut, player: Loft }]',
  ].join('\n');
  expect(problemsOf(text)).toEqual([
    'line 2: firstAddress: is no IPv4 address',
    'line 5: rooms[0].players[0].model: S99 is no known model (a model number as in the description: S1, S13, S19, Sub, ZP120)',
    'line 6: rooms[1].name: Den is there twice',
    'line 7: rooms[1].players[0].mac: 00:0E:58:00:00:01 is there twice',
    'line 7: rooms[1].players[1]: role is missing (left and right; or main with left-surround, right-surround or sub)',
    'line 9: rooms[2].players: S1 has no television input and takes no surrounds (left and right; or main with left-surround, right-surround or sub)',
    'line 10: groups[0][1]: there is no room Bra (did you mean Bar?)',
    'line 11: faults[0].form: means nothing to slow',
    'line 11: faults[0].player: there is no room Loft',
  ]);
});

it.each([
  ['{ kind: clock-skew, player: Den }', 'player: means nothing to clock-skew'],
  ['{ kind: vanish, door: tcp }', 'door: means nothing to vanish'],
  ['{ kind: vanish, count: 2 }', 'count: means nothing to vanish'],
  ['{ kind: lost-event, path: /xml/ }', 'path: means nothing to lost-event'],
  ['{ kind: reset, door: udp }', 'door: means nothing to reset at udp'],
  ['{ kind: drop, door: udp, path: /xml/ }', 'path: means nothing to drop at udp'],
  ['{ kind: slow, door: websocket, service: Queue }', 'service: means nothing to slow at websocket'],
  ['{ kind: malformed, door: websocket, form: status }', 'form: means nothing to malformed at websocket'],
])('a fault says nothing that would be ignored: %s', (fault, problem) => {
  const text = `name: X\nrooms: [{ name: Den, players: [{ model: S1 }] }]\nfaults: [${fault}]\n`;
  expect(problemsOf(text)).toEqual([`line 3: faults[0].${problem}`]);
});

it('tells where YAML breaks', () => {
  expect(problemsOf('name: X\nname: Y\nrooms: [')).toEqual([
    'line 2: Map keys must be unique',
    'line 3: Flow sequence in block collection must be sufficiently indented and end with a ]',
  ]);
});

it('fails with a code and every problem when a file is loaded', () => {
  expect(() => loadHousehold('name: X\nrooms: 7\n', 'home.yaml')).toThrow(
    new TonewallError(
      'household-invalid',
      'home.yaml is no household file: 1 problem\n  line 2: rooms: must be a list: [{ name: …, players: [{ model: … }] }]',
    ),
  );
});

it('refuses aliases that multiply', () => {
  const keys = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  const lines = keys.slice(1).map((key, index) => {
    const nine = Array.from({ length: 9 }, () => `*${keys[index]}`).join(',');
    return `${key}: &${key} [${nine}]`;
  });
  expect(problemsOf(['a: &a [x,x,x,x,x,x,x,x,x]', ...lines].join('\n'))).toEqual([
    'line 1: Excessive alias count indicates a resource exhaustion attack',
  ]);
});
