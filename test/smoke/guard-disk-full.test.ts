import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningHousehold } from '../../src/sim/household.ts';
import { startRig } from '../../src/sim/rig/house.ts';
import { type Call, call, loudness, transport, turnBy, turnTo } from '../rig/guard/controller.ts';
import {
  type GuardFolder,
  guardFolder,
  type GuardProcess,
  startGuardProcess,
} from '../rig/guard/guard-process.ts';
import { tonewall } from './tonewall.ts';

const SUBNET = '127.36.24';
const DOOR = `${SUBNET}.111`;
const CONFIG = `version: 1
players:
  Kitchen: { address: ${SUBNET}.11, guarded-at: ${DOOR} }
segments:
  - { network: 127.0.0.1/32, role: owner }
`;

let house: RunningHousehold;
let folder: GuardFolder;
let guard: GuardProcess;

beforeAll(async () => {
  house = await startRig(
    {
      name: 'full',
      firstAddress: `${SUBNET}.11`,
      rooms: [{ name: 'Kitchen', players: [{ model: 'S13' }], volume: 20 }],
      playlists: [
        { title: 'Dinner', tracks: [{ title: 'Allegro', artist: 'Collegium Nord', seconds: 154 }] },
      ],
    },
    { doors: { ssdp: false, mdns: false } },
  );
  folder = await guardFolder(CONFIG);
  guard = await startGuardProcess({ folder });
});
afterAll(async () => {
  await guard.end('SIGKILL');
  await folder.remove();
  await house.stop();
});

/**
 * The kernel lets the guard write so many bytes more to the journal, as a disk does that fills up: the write that goes
 * beyond is cut short, and those after it fail (setrlimit(2), RLIMIT_FSIZE; Node.js ignores the signal).
 */
function leaveRoom(bytes: number | 'unlimited'): void {
  const journal = join(folder.state, 'journal');
  const sizes = readdirSync(journal)
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => statSync(join(journal, name)).size);
  const limit = bytes === 'unlimited' ? bytes : String(Math.max(...sizes) + bytes);
  execFileSync('prlimit', ['--pid', String(guard.pid), `--fsize=${limit}:unlimited`]);
}

/** 200, or the number of the UPnP error. */
const outcomeOf = async (asked: Call): Promise<number> => {
  const { status, error } = await call({ door: DOOR, ...asked });
  return error ?? status;
};
const reached = (): readonly string[] =>
  house.recorder
    .entries({ direction: 'in' })
    .flatMap(({ headers }) => headers.filter(([name]) => name === 'SOAPACTION').map(([, value]) => value))
    .map((action) => /#(\w+)/.exec(action)?.[1] ?? '');
const mute = (on: 0 | 1): Call => ({
  service: 'RenderingControl',
  action: 'SetMute',
  arguments: { InstanceID: 0, Channel: 'Master', DesiredMute: on },
});
const volume = (): number | undefined => Object.values(house.state.players)[0]?.rendering.volume.Master;

/** In order: what is asked, and what comes of it while nothing can be written. 701: the player's own answer, as nothing plays. */
const WHILE_FULL: readonly (readonly [name: string, asked: Call, outcome: number])[] = [
  ['reading', loudness, 200],
  ['a higher volume', turnTo(60), 501],
  ['a lower volume', turnTo(20), 200],
  ['turning up', turnBy(5), 501],
  ['turning down', turnBy(-5), 200],
  ['muting', mute(1), 200],
  ['unmuting', mute(0), 501],
  ['playing', transport('Play'), 501],
  ['pausing', transport('Pause'), 701],
  ['stopping', transport('Stop'), 200],
];

const MISSING = { unwritten: WHILE_FULL.length, reads: 1, acts: 5 };

/** What the journal says in entries of a kind. */
async function factsOf(kind: string): Promise<readonly unknown[]> {
  const args = ['journal', 'query', '--state', folder.state, '--kind', kind, '--json'];
  const lines = (await tonewall(args)).stdout.split('\n').filter(Boolean);
  return lines.map((line) => (JSON.parse(line) as { readonly facts: unknown }).facts);
}

describe('a journal that cannot be written', () => {
  it('lets only reading, pausing, stopping and turning down pass', async () => {
    await outcomeOf(turnTo(25));
    leaveRoom(40);
    house.recorder.clear();
    const outcomes: unknown[] = [];
    for (const [name, asked] of WHILE_FULL) outcomes.push([name, await outcomeOf(asked)]);
    expect(outcomes).toEqual(WHILE_FULL.map(([name, , outcome]) => [name, outcome]));
    expect(reached().filter((action) => !action.startsWith('Get'))).toEqual([
      'SetVolume',
      'SetRelativeVolume',
      'SetMute',
      'Pause',
      'Stop',
    ]);
    expect(volume()).toBe(15);
  });

  it('is told to the operator, once, and with what passed to whoever asks how the guard stands', async () => {
    expect(guard.output.stderr.match(/THE JOURNAL CANNOT BE WRITTEN/g)).toHaveLength(1);
    const status = ['status', folder.file, '--state', folder.state];
    const told = await tonewall([...status, '--json']);
    expect(JSON.parse(told.stdout)).toMatchObject({ journal: { fails: true, ...MISSING } });
    expect((await tonewall(status)).stdout).toContain(
      'Missing since the guard started: 10 entries. Passed all the same: 1 read, 5 other acts.',
    );
  });

  it('goes on by itself when there is room again, and says how many entries are missing', async () => {
    leaveRoom('unlimited');
    expect(await outcomeOf(turnTo(30))).toBe(200);
    expect(volume()).toBe(30);
    await guard.says('the journal can be written again unwritten=10 reads=1 acts=5');
    expect(await guard.end('SIGTERM')).toEqual({ code: 130, signal: null });
    const verified = await tonewall(['journal', 'verify', '--state', folder.state, '--json']);
    expect(JSON.parse(verified.stdout)).toMatchObject({ intact: true, problemCount: 0 });
    expect(await factsOf('resumed')).toEqual([{ refused: MISSING.unwritten }]);
    expect(await factsOf('unrecorded')).toEqual([MISSING]);
  });
});
