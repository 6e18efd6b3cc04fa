import { expect, it } from 'vitest';
import { as, policyOf } from '../../../test/policy/asking.ts';
import { foundAt } from '../../../test/rig/guard/found-player.ts';
import type { JournalEntry } from '../../journal/entry.ts';
import { silentLog } from '../../ports/log.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import type { FirewallAnswer, FirewallQuestion } from '../firewall/questions.ts';
import { CastAdmissions } from './cast-admissions.ts';
import type { PlayerPlace } from './guarded-player.ts';

const KITCHEN = foundAt(21, 'Kitchen');
const BAR = foundAt(22, 'Bar');
const { localPorts: _, ...ON_LOOPBACK } = foundAt(23, 'Kitchen');
const MEMBER = as('member', { binding: 'address-and-hardware' });
const STRANGER = as('member', { kind: 'segment', id: '10.0.10.0/24', binding: 'network' });

function house() {
  const clock = createSteeredClock();
  const journal: JournalEntry[] = [];
  const asked: FirewallQuestion[] = [];
  const warned: unknown[] = [];
  const state = {
    who: MEMBER,
    ground: 'device',
    policy: policyOf(''),
    places: [KITCHEN, BAR, ON_LOOPBACK] as readonly PlayerPlace[],
    helper: true,
    writes: true,
  };
  const answerTo = ({ ask }: FirewallQuestion): FirewallAnswer =>
    ask === 'admit' ? { answer: 'admitted' } : { answer: 'ended' };
  const casts = new CastAdmissions({
    clock,
    log: { ...silentLog, warn: (_message, facts) => warned.push(facts) },
    journal: {
      append: (entry) => {
        if (state.writes) journal.push(entry);
        return state.writes;
      },
    },
    firewall: async (question) => {
      asked.push(question);
      return state.helper ? answerTo(question) : undefined;
    },
    identities: {
      addresses: () => ['10.0.10.5', 'fd00::5'],
      standingOf: () => ({ principal: state.who, ground: state.ground as 'device' }),
    },
    policy: () => state.policy,
    places: () => state.places,
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  casts.look();
  const pass = async (ms = 2000): Promise<void> => {
    await settle();
    clock.advance(ms);
    await settle();
  };
  const written = () =>
    journal.map(({ kind, facts }) => [
      kind,
      facts['room'],
      facts['effect'],
      facts['ground'],
      facts['reasons'],
    ]);
  return { casts, state, pass, asked, written, warned, settle };
}

const question = (ask: 'admit' | 'end-admission', ...players: readonly string[]) => ({
  ask,
  service: 'airplay',
  client: '10.0.10.5',
  players,
});
const BOTH = ['10.0.30.21', '10.0.30.22'];
const PERMIT = ['permit', 'device', ['unread-service', 'permitted-by-rule']];

it('admits a device to every player behind the gateway that it may use, says so once, and anew before it ends', async () => {
  const { pass, asked, written } = house();
  for (let second = 0; second < 12; second += 2) await pass();
  expect(asked).toEqual([question('admit', ...BOTH), question('admit', ...BOTH)]);
  expect(written()).toEqual([
    ['decision', 'Kitchen', ...PERMIT],
    ['decision', 'Bar', ...PERMIT],
  ]);
});

it.each([
  [
    'its hardware address is another',
    { who: STRANGER, ground: 'other-hardware' },
    'other-hardware',
    ['weak-identity'],
  ],
  [
    'the rule is gone',
    { policy: policyOf('roles: { member: { may: [everything] } }') },
    'device',
    ['no-rule'],
  ],
] as const)('ends it when %s, and says why', async (_, change, ground, reasons) => {
  const { state, pass, asked, written } = house();
  await pass(0);
  Object.assign(state, change);
  await pass();
  await pass();
  expect(asked).toEqual([question('admit', ...BOTH), question('end-admission', ...BOTH)]);
  expect(written().slice(2)).toEqual([
    ['service-ended', 'Kitchen', undefined, ground, reasons],
    ['service-ended', 'Bar', undefined, ground, reasons],
  ]);
});

it('ends what is to one player when that player goes, and all when the guard does', async () => {
  const { casts, state, pass, asked, written } = house();
  await pass(0);
  state.places = [KITCHEN];
  await pass();
  await casts.close();
  expect(asked.slice(1)).toEqual([
    question('end-admission', '10.0.30.22'),
    question('end-admission', '10.0.30.21'),
  ]);
  expect(written().at(-1)).toEqual(['service-ended', 'Kitchen', undefined, 'device', ['guard-closed']]);
});

it('another principal at the address is written down, and the way stays open', async () => {
  const { state, pass, asked, written } = house();
  await pass(0);
  state.places = [KITCHEN];
  state.who = as('owner', { kind: 'person', id: 'anna', binding: 'password' });
  state.ground = 'signed-in';
  await pass();
  expect(asked.slice(1)).toEqual([question('end-admission', '10.0.30.22')]);
  expect(written().slice(2)).toEqual([
    ['service-ended', 'Kitchen', undefined, 'signed-in', []],
    ['service-ended', 'Bar', undefined, 'signed-in', []],
    ['decision', 'Kitchen', 'permit', 'signed-in', ['unread-service', 'permitted-by-rule']],
  ]);
});

it('asks for nothing that cannot be written down', async () => {
  const { state, pass, asked, written } = house();
  state.writes = false;
  await pass();
  expect([asked, written()]).toEqual([[], []]);
  state.writes = true;
  await pass();
  expect(asked).toEqual([question('admit', ...BOTH)]);
});

it('asks again at each look while nobody answers, and says it once a minute', async () => {
  const { state, pass, asked, warned } = house();
  state.helper = false;
  for (let look = 0; look < 3; look += 1) await pass();
  expect(asked.length).toBeGreaterThanOrEqual(3);
  expect(warned).toEqual([
    { service: 'airplay', client: '10.0.10.5', why: 'nobody answers: tonewall firewall helper' },
  ]);
});
