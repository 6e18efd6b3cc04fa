import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localDoor } from '../../host/local-door.ts';
import type { OpenDoor } from '../../ports/local-door.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { createKeptJournal } from '../../../test/rig/kept-journal.ts';
import { NOBODY } from '../identity/principal.ts';
import type { ShownTraffic } from '../traffic/shown.ts';
import type { ApprovalAsk } from './ask.ts';
import { ApprovalDesk } from './desk.ts';
import { askDesk, doorPath, openApprovalDoor } from './door.ts';
import type { ShownNames, ShownPlayer } from './messages.ts';

const doors = localDoor();
const STANDING = {
  doors: [{ room: 'Kitchen', guardedAt: '10.0.2.2', address: '10.0.1.2' }],
  frontDesk: 'http://10.0.2.1:8080',
};
const PLAYERS: readonly ShownPlayer[] = [
  {
    room: 'Kitchen',
    address: '10.0.1.2',
    stand: 'known',
    model: 'S13',
    build: '86.10',
    heardAgoMs: 9,
    cutOff: true,
  },
  { room: 'Bar', address: '10.0.1.3', stand: 'unknown', cutOff: false },
];

const SPOOFED = {
  segment: 'speakers',
  address: '10.0.30.21',
  hardware: '02:00:00:00:00:66',
  whose: 'player',
  room: 'Kitchen',
} as const;

const NAMES = {
  works: true,
  refused: [{ address: '10.0.30.21', segment: 'speakers', names: ['a.example'] }],
};

const TRAFFIC = {
  works: true,
  forMs: 60_000,
  rulesPutBack: 0,
  players: [
    {
      room: 'Kitchen',
      address: '10.0.1.2',
      sent: 5,
      sentBytes: 500,
      begun: 1,
      refused: 2000,
      knocks: true,
    },
  ],
};

let names: ShownNames | undefined;
let traffic: ShownTraffic | undefined;
let folder: string;
let door: OpenDoor;
let clock: ReturnType<typeof createSteeredClock>;
let journal: ReturnType<typeof createKeptJournal>;
let desk: ApprovalDesk;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tonewall-desk-'));
  clock = createSteeredClock(1_000_000);
  journal = createKeptJournal();
  desk = new ApprovalDesk({ clock, journal });
  door = await openApprovalDoor(doors, doorPath(folder), {
    desk,
    standing: () => STANDING,
    players: () => PLAYERS,
    journal: () => ({ fails: true, unwritten: 9, reads: 5, acts: 2 }),
    spoofed: () => [SPOOFED],
    names: () => names,
    traffic: () => traffic,
  });
});
afterEach(async () => {
  await door.close();
  await rm(folder, { recursive: true });
});

it('tells which addresses others claim', async () => {
  expect(await askDesk(doors, doorPath(folder), { ask: 'neighbours' })).toEqual({
    answer: 'neighbours',
    spoofed: [SPOOFED],
  });
});

it('tells how names stand, where there is a list', async () => {
  const ask = () => askDesk(doors, doorPath(folder), { ask: 'names' });
  names = NAMES;
  expect(await ask()).toEqual({ answer: 'names', names: NAMES });
  names = undefined;
  expect(await ask()).toEqual({ answer: 'names' });
});

it('tells what players sent, where it stands between segments', async () => {
  const ask = () => askDesk(doors, doorPath(folder), { ask: 'traffic' });
  traffic = TRAFFIC;
  expect(await ask()).toEqual({ answer: 'traffic', traffic: TRAFFIC });
  traffic = undefined;
  expect(await ask()).toEqual({ answer: 'traffic' });
});

it('tells where the guard stands', async () => {
  expect(await askDesk(doors, doorPath(folder), { ask: 'doors' })).toEqual({
    answer: 'doors',
    standing: STANDING,
  });
});

it('tells how its players stand', async () => {
  expect(await askDesk(doors, doorPath(folder), { ask: 'players' })).toEqual({
    answer: 'players',
    players: PLAYERS,
  });
});

const reboot: ApprovalAsk = {
  principal: { ...NOBODY, kind: 'device', id: 'a', name: "Anna's phone", role: 'member', binding: 'address' },
  address: '192.0.2.7',
  room: 'Kitchen',
  action: 'page./reboot',
  riskClass: 'system',
  arguments: [['note', `\u001b[2J${'x'.repeat(200)}`]],
};
const shownReboot = {
  number: 1,
  who: "Anna's phone",
  kind: 'device',
  binding: 'address',
  address: '192.0.2.7',
  room: 'Kitchen',
  action: 'page./reboot',
  riskClass: 'system',
  arguments: [{ name: 'note', value: `\\u{001b}[2J${'x'.repeat(108)}…` }],
  more: 0,
};
const facts = {
  number: 1,
  principal: 'a',
  kind: 'device',
  name: "Anna's phone",
  address: '192.0.2.7',
  room: 'Kitchen',
  action: 'page./reboot',
};

describe('an owner at the door', () => {
  it('hears how the journal stands', async () => {
    expect(await askDesk(doors, doorPath(folder), { ask: 'journal' })).toEqual({
      answer: 'journal',
      fails: true,
      unwritten: 9,
      reads: 5,
      acts: 2,
    });
  });

  it('sees what waits, approves it, and the retry passes once', async () => {
    desk.ask(reboot);
    clock.advance(20_000);
    expect(await askDesk(doors, doorPath(folder), { ask: 'list' })).toEqual({
      answer: 'list',
      approvals: [{ ...shownReboot, stand: 'waiting', leftMs: 100_000 }],
    });
    expect(await askDesk(doors, doorPath(folder), { ask: 'approve', number: 1 })).toEqual({
      answer: 'approved',
      approval: { ...shownReboot, stand: 'approved', leftMs: 120_000 },
    });
    expect(await askDesk(doors, doorPath(folder), { ask: 'approve', number: 1 })).toEqual({
      answer: 'before',
    });
    expect([desk.take(reboot), desk.take(reboot)]).toEqual([true, false]);
    expect(journal.entries).toEqual([
      { kind: 'approval-asked', at: 1_000_000, facts },
      { kind: 'approval-given', at: 1_020_000, facts },
      { kind: 'approval-used', at: 1_020_000, facts },
    ]);
  });

  it.each(['', '{', 'null', '{"ask":"approve"}', '{"ask":"approve","number":0}', '{"ask":"list","x":1}'])(
    'is not understood with %j',
    async (line) => {
      expect(await doors.ask(doorPath(folder), line)).toBe('{"answer":"not-understood"}');
    },
  );

  it('is told when nothing of that number waits', async () => {
    expect(await askDesk(doors, doorPath(folder), { ask: 'approve', number: 7 })).toEqual({
      answer: 'nothing-waits',
    });
  });

  it.each([undefined, 'hello', '{"answer":"list"}'])(
    'is told when no guard answers there but %j',
    async (line) => {
      await expect(askDesk({ ask: async () => line }, 'x', { ask: 'list' })).rejects.toMatchObject({
        code: 'guard-unreachable',
      });
    },
  );
});

describe('without a journal', () => {
  it('nothing is approved', () => {
    desk.ask(reboot);
    journal.failing = true;
    expect(desk.approve(1)).toEqual({ ok: false, error: 'journal-failed' });
    journal.failing = false;
    expect([desk.take(reboot), desk.approve(1).ok]).toEqual([false, true]);
  });

  it('nothing passes', () => {
    desk.ask(reboot);
    desk.approve(1);
    journal.failing = true;
    expect(desk.take(reboot)).toBe(false);
  });

  it('asks are written once', () => {
    desk.ask(reboot);
    desk.ask(reboot);
    expect(journal.entries.length).toBe(1);
  });
});
