import { expect, it } from 'vitest';
import { readConfig } from '../../config/read.ts';
import type { Command } from '../../ports/exec.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { admitText, endText } from './admission.ts';
import { helper } from './pinhole-keeper.ts';
import { layoutOf } from './layout.ts';
import { pinholeText } from './pinhole.ts';
import { reachText } from './reach.ts';

const PINHOLE = { ask: 'pinhole', player: '10.0.30.21', client: '10.0.10.5', port: 4711 };
const config = readConfig(
  `version: 1
players: { Kitchen: { address: 10.0.30.21 } }
segments:
  - { interface: eth0, holds: internet }
  - { interface: eth1, network: 10.0.30.0/24, holds: players, internet: { names: [], resolver: 9.9.9.9 } }
  - { interface: eth2, network: 10.0.10.0/24, role: member }
`,
  'tonewall.yaml',
);

function helping({ code = 0, hasLayout = true, stdout = '', moved = '' } = {}) {
  const ran: Command[] = [];
  const clock = createSteeredClock();
  const answer = helper({
    clock,
    cards: { addresses: () => [] },
    rules: { times: 3 },
    exec: {
      run: async (command) => {
        if (command.args[1] === 'map') return { code: 0, stdout: moved, stderr: '' };
        ran.push(command);
        return { code, stdout, stderr: '' };
      },
    },
    layout: async () => (hasLayout && config.ok ? layoutOf(config.value) : undefined),
  });
  return { answer, ran, clock };
}

it('opens what is between a player and people, and nothing else', async () => {
  const { answer, ran } = helping();
  expect(await answer(JSON.stringify(PINHOLE))).toBe('{"answer":"opened"}');
  expect(await answer(JSON.stringify({ ...PINHOLE, client: '198.51.100.1' }))).toBe(
    '{"answer":"not-between"}',
  );
  expect(await answer('flush ruleset')).toBe('{"answer":"not-understood"}');
  expect(ran).toEqual([{ program: 'nft', args: ['-f', '-'], input: pinholeText(PINHOLE) }]);
});

it('ends for a port more than 32 what the same address offered first', async () => {
  const { answer, ran } = helping();
  const offer = (port: number): Promise<string> => answer(JSON.stringify({ ...PINHOLE, port }));
  for (let port = 4711; port <= 4743; port += 1) expect(await offer(port)).toBe('{"answer":"opened"}');
  expect(ran.at(-1)?.input).toBe(pinholeText({ ...PINHOLE, port: 4743 }, [PINHOLE]));
  expect(ran.at(-1)?.input).toContain(
    'delete element inet tonewall pinholes { 10.0.30.21 . 10.0.10.5 . 4711 }',
  );
});

it('admits between people and players, and takes back from whomever', async () => {
  const { answer, ran } = helping();
  const admission = { service: 'airplay', client: '10.0.10.5', players: ['10.0.30.21'] } as const;
  const gone = { ...admission, players: ['10.0.30.99'] };
  const ask = (what: string, about: object) => answer(JSON.stringify({ ask: what, ...about }));
  expect(await ask('admit', admission)).toBe('{"answer":"admitted"}');
  expect(await ask('admit', { ...admission, client: '198.51.100.1' })).toBe('{"answer":"not-between"}');
  expect(await ask('admit', { ...admission, players: ['10.0.30.21', '10.0.30.99'] })).toBe(
    '{"answer":"not-between"}',
  );
  expect(await ask('end-admission', gone)).toBe('{"answer":"ended"}');
  expect(ran.map(({ input }) => input)).toEqual([admitText(admission), endText(gone)]);
});

it('opens to a player where it has moved, and no more where it was', async () => {
  const moved = 'table inet tonewall {\n\tmap moved {\n\t\telements = { 10.0.30.21 : 10.0.30.77 }\n\t}\n}\n';
  const { answer, ran } = helping({ moved });
  expect(await answer(JSON.stringify(PINHOLE))).toBe('{"answer":"not-between"}');
  const there = { ...PINHOLE, player: '10.0.30.77' };
  expect(await answer(JSON.stringify(there))).toBe('{"answer":"opened"}');
  expect(ran.map(({ input }) => input)).toEqual([pinholeText(there)]);
});

it('opens nothing without a configuration, and says when the kernel refuses', async () => {
  const without = helping({ hasLayout: false });
  expect([await without.answer(JSON.stringify(PINHOLE)), without.ran]).toEqual([
    '{"answer":"not-between"}',
    [],
  ]);
  expect(await helping({ code: 1 }).answer(JSON.stringify(PINHOLE))).toBe('{"answer":"failed"}');
});

it('tells who was cut off, as the kernel has it', async () => {
  const listing =
    'table inet tonewall {\n\tset cut {\n\t\telements = { 10.0.30.22 timeout 10m expires 9m58s,\n\t\t\t     10.0.30.23 timeout 10m expires 1s }\n\t}\n}\n';
  const { answer, ran } = helping({ stdout: listing });
  expect(await answer('{"ask":"cut-off"}')).toBe(
    '{"answer":"cut-off","players":["10.0.30.22","10.0.30.23"]}',
  );
  expect(ran.map(({ args }) => args.join(' '))).toEqual(['list set inet tonewall cut']);
  expect(await helping({ code: 1 }).answer('{"ask":"cut-off"}')).toBe('{"answer":"failed"}');
});

it('tells who claims which address, as the kernel heard it', async () => {
  const stdout =
    'table arp tonewall {\n\tset claims_eth1 {\n\t\telements = { 10.0.30.1 . 02:00:00:00:00:66 timeout 2m expires 1m }\n\t}\n}\n';
  const { answer, ran } = helping({ stdout });
  expect(JSON.parse(await answer('{"ask":"claims","own":["10.0.30.1"]}'))).toEqual({
    answer: 'claims',
    claims: [{ card: 'eth1', address: '10.0.30.1', hardware: '02:00:00:00:00:66' }],
    full: [],
  });
  expect(ran.map(({ args }) => args.join(' '))).toEqual([
    'list table inet tonewall',
    'list table arp tonewall',
  ]);
  expect(await helping({ code: 1 }).answer('{"ask":"claims","own":[]}')).toBe('{"answer":"failed"}');
});

it.each([
  ['{"ask":"cut-off"}', 20],
  ['{"ask":"claims","own":[]}', 20],
  [JSON.stringify(PINHOLE), 200],
])('is asked %s so often and no more, and other things meanwhile', async (question, often) => {
  const { answer, ran } = helping();
  for (let count = 0; count < often; count += 1) await answer(question);
  const before = ran.length;
  expect([await answer(question), ran.length]).toEqual(['{"answer":"too-many"}', before]);
  expect(
    await answer('{"ask":"end-admission","service":"airplay","client":"10.0.10.5","players":["10.0.30.21"]}'),
  ).toBe('{"answer":"ended"}');
});

it('tells what players sent with one run of nft a second in the long run, however often it is asked', async () => {
  const { answer, ran, clock } = helping();
  const ask = async (times: number) => {
    const answers = [];
    for (let count = 0; count < times; count += 1) answers.push(await answer('{"ask":"counters"}'));
    return answers.filter((told) => told === '{"answer":"too-many"}').length;
  };
  expect([await ask(50), ran.length]).toEqual([40, 10]);
  clock.advance(3000);
  expect([await ask(50), ran.length]).toEqual([47, 13]);
});

it('tells what players sent, as the kernel counted it', async () => {
  const stdout =
    'table inet tonewall {\n\tset sent_by {\n\t\telements = { 10.0.30.21 counter packets 3 bytes 180 }\n\t}\n}\n';
  const { answer, ran } = helping({ stdout });
  expect(JSON.parse(await answer('{"ask":"counters"}'))).toEqual({
    answer: 'counters',
    players: [
      {
        address: '10.0.30.21',
        sent: { packets: 3, bytes: 180 },
        connections: 0,
        refused: { packets: 0, bytes: 0 },
      },
    ],
    putBack: 3,
  });
  expect(ran.map(({ args }) => args.join(' '))).toEqual(['list table inet tonewall']);
});

it('lets players reach addresses of the internet, so often and so many', async () => {
  const { answer, ran } = helping();
  const reach = { player: '10.0.30.21', addresses: ['1.2.3.4'], seconds: 900 };
  const ask = (about: object) => answer(JSON.stringify({ ask: 'reach', ...reach, ...about }));
  expect(await ask({})).toBe('{"answer":"admitted"}');
  expect(await ask({ player: '10.0.10.5' })).toBe('{"answer":"not-between"}');
  expect(await ask({ addresses: ['10.0.10.5'] })).toBe('{"answer":"not-between"}');
  expect(await ask({ seconds: 901 })).toBe('{"answer":"not-understood"}');
  expect(ran.map(({ input }) => input)).toEqual([reachText(reach)]);
  for (let count = 3; count < 200; count += 1) await ask({});
  expect([await ask({}), ran.length]).toEqual(['{"answer":"too-many"}', 198]);
  expect(await helping({ hasLayout: false }).answer(JSON.stringify({ ask: 'reach', ...reach }))).toBe(
    '{"answer":"not-between"}',
  );
  expect(await helping({ code: 1 }).answer(JSON.stringify({ ask: 'reach', ...reach }))).toBe(
    '{"answer":"failed"}',
  );
});
