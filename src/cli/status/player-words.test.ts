import { expect, it } from 'vitest';
import { playerLines } from './player-words.ts';

it('tells what the guard knows of each, and who is cut off', () => {
  const players = [
    {
      room: 'Bad\u001b[2J',
      guardedAt: '10.0.30.21',
      address: '10.0.30.21',
      stand: 'known',
      model: 'S13',
      build: '86.10-80260',
      heardAt: 60_000,
      cutOff: true,
    },
    {
      room: 'Bar',
      guardedAt: '10.0.30.22',
      address: '10.0.30.22',
      stand: 'refuses',
      heardAt: 0,
      cutOff: false,
    },
    { room: 'Den', guardedAt: '127.30.0.13', address: '192.168.1.23', stand: 'unknown', cutOff: false },
  ] as const;
  expect(
    playerLines(
      { players, frontDesk: 'http://192.168.1.2:8080', file: 'home.yaml', timeZone: undefined },
      120,
    ),
  ).toEqual([
    '  room            model                   address       door             last heard',
    '  --------------  ----------------------  ------------  ---------------  -----------------',
    '  Bad\\u{001b}[2J  One gen 1, 86.10-80260  10.0.30.21    its own address  1970-01-01 00:01Z',
    '  Bar             refuses everybody       10.0.30.22    its own address  1970-01-01 00:00Z',
    '  Den             does not answer         192.168.1.23  127.30.0.13      -',
    '  Bad\\u{001b}[2J FLOODS THE NETWORK and is cut off: it reaches nothing for ten minutes after its last try.',
    '  The front desk is at http://192.168.1.2:8080',
  ]);
});

it('tells no more than the file where no guard answers, and nothing odd that a player says of itself', () => {
  const place = { room: 'Kitchen', guardedAt: '127.30.0.11', address: '192.168.1.20' };
  const odd = { ...place, stand: 'known', model: 'x\u202e'.repeat(50), build: '1', cutOff: false } as const;
  const lines = playerLines(
    { players: [place, odd], frontDesk: undefined, file: 'home.yaml', timeZone: undefined },
    120,
  );
  expect(lines[2]).toMatch(/^ {2}Kitchen {2}- +192\.168\.1\.20 {2}127\.30\.0\.11 {2}-$/);
  expect(lines[3]).toMatch(/^ {2}Kitchen {2}(x\\u\{202e\}){4}x\\u…  192/);
});

it('tells where a player is that the file has elsewhere, and what to do', () => {
  const moved = { room: 'Bar', guardedAt: '10.0.30.77', address: '10.0.30.77', movedFrom: '10.0.30.22' };
  const lost = { room: 'Den', guardedAt: '10.0.30.23', address: '10.0.30.23', elsewhere: '10.0.30.78' };
  const lines = playerLines(
    { players: [moved, lost], frontDesk: undefined, file: 'home.yaml', timeZone: undefined },
    120,
  );
  expect(lines.slice(4, 7)).toEqual([
    '  Bar HAS MOVED: home.yaml has 10.0.30.22, it is guarded at 10.0.30.77. Give it a fixed address in your DHCP server, and write that.',
    '  Den IS ELSEWHERE: home.yaml has 10.0.30.23, it answers at 10.0.30.78 and is not guarded there.',
    '    Give it 10.0.30.23 in your DHCP server, or write 10.0.30.78 and run, as root: tonewall firewall apply',
  ]);
});
