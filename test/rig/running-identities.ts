import { createHash } from 'node:crypto';
import { Identities } from '../../src/guard/identity/identities.ts';
import { identityFile } from '../../src/guard/identity/identity-file.ts';
import { readIdentities } from '../../src/guard/identity/read-state.ts';
import type { IdentityRules } from '../../src/guard/identity/rules.ts';
import type { IdentityState } from '../../src/guard/identity/state.ts';
import type { Log } from '../../src/ports/log.ts';
import type { Random } from '../../src/ports/random.ts';
import { createSteeredClock } from '../../src/sim/rig/steered-clock.ts';
import { code, identities, uuid } from './identities.ts';
import { createKeptJournal } from './kept-journal.ts';
import { createMemoryDisk } from './memory-disk.ts';

export const PATH = 'state/identities.json';
export const PHONE = { address: '192.0.2.7' };
export const CODE = 'K1Q0-VXFD';
export const openCode = (over: Parameters<typeof code>[0] = {}) =>
  code({ hash: createHash('sha256').update('tonewall enrolment code K1Q0VXFD').digest('hex'), ...over });

/** Different each time, and known: ids from 100 on, bytes that are all 1, all 2 and so on, with the whole number at the end. */
export function countingRandom(): Random {
  let ids = 99;
  let fill = 0;
  return {
    uuid: () => uuid((ids += 1)),
    bytes(count) {
      fill += 1;
      const bytes = Buffer.alloc(count, fill);
      if (fill > 255) bytes.writeUInt32BE(fill, count - 4);
      return bytes;
    },
  };
}

/** The identities of a running guard, with a clock, a disk, a journal and a neighbour table that a test steers. */
export async function runIdentities(
  state: IdentityState = identities(),
  rules: IdentityRules = { segments: [], people: [] },
) {
  const clock = createSteeredClock();
  const disk = createMemoryDisk();
  const journal = createKeptJournal();
  const warnings: string[] = [];
  const neighbours = new Map<string, string>();
  const asked: string[] = [];
  const log: Log = { debug: () => {}, info: () => {}, warn: (message) => warnings.push(message) };
  const put = (next: IdentityState) => disk.put(PATH, JSON.stringify(next));
  put(state);
  const ports = {
    clock,
    log,
    journal,
    random: countingRandom(),
    file: identityFile(disk, 'state'),
    neighbours: {
      hardwareOf: (address: string, when: string) => {
        asked.push(`${address} ${when}`);
        return neighbours.get(address);
      },
    },
  };
  const guard = await Identities.open(ports, rules);
  /** Lets time pass and the work that falls due end. */
  const pass = async (ms: number) => {
    clock.advance(ms);
    for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
  };
  const stored = () => readIdentities(Buffer.from(disk.text(PATH) ?? ''), PATH);
  const ground = (asker: Parameters<Identities['identify']>[0] = PHONE) => guard.identify(asker).ground;
  const kinds = () => journal.entries.map(({ kind }) => kind);
  return { clock, disk, journal, warnings, put, guard, pass, stored, ground, kinds, neighbours, asked };
}
