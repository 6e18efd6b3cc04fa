import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import type { JournalEntry } from '../../../src/journal/entry.ts';
import {
  JOURNAL_DEFAULTS,
  type JournalOptions,
  type JournalPorts,
  type OpenJournal,
  openJournal,
} from '../../../src/journal/open.ts';
import { type Verification, verifyJournal, type VerifyOptions } from '../../../src/journal/verify/verify.ts';
import type { Random } from '../../../src/ports/random.ts';
import { createSteeredClock, type SteeredClock } from '../../../src/sim/rig/steered-clock.ts';
import { MemoryDisk } from './memory-disk.ts';

/** 25 November 2026, 12:00 UTC. */
export const NOON = Date.UTC(2026, 10, 25, 12);

/** A journal in memory, in the folder `j`. */
export interface JournalRig {
  readonly memory: MemoryDisk;
  readonly clock: SteeredClock;
  readonly ports: JournalPorts;
  readonly warnings: string[];
  open(options?: Partial<JournalOptions>): Promise<OpenJournal>;
  verify(options?: Partial<VerifyOptions>): Promise<Verification>;
  publicKey(): KeyObject;
  /** Lines of a segment. */
  lines(segment?: number): readonly string[];
}

export function createJournalRig(): JournalRig {
  const memory = new MemoryDisk();
  const clock = createSteeredClock(NOON);
  const warnings: string[] = [];
  const log = { debug: () => {}, info: () => {}, warn: (message: string) => void warnings.push(message) };
  const ports = { disk: memory.disk, files: memory.files, clock, random: countedRandom(), log };
  const publicKey = (): KeyObject => createPublicKey(memory.text('j/checkpoint.pub'));
  return {
    memory,
    clock,
    ports,
    warnings,
    publicKey,
    open: (options = {}) => openJournal(ports, { ...JOURNAL_DEFAULTS, folder: 'j', ...options }),
    verify: (options = {}) => verifyJournal(ports, { folder: 'j', publicKey: publicKey(), ...options }),
    lines: (segment = 1) => memory.text(`j/0000000${segment}.jsonl`).split('\n').slice(0, -1),
  };
}

/** Bytes that look random and are the same in every run. */
function countedRandom(): Random {
  let count = 0;
  return {
    bytes: (length) => createHash('sha256').update(`bytes ${count++}`).digest().subarray(0, length),
    uuid: () => `00000000-0000-4000-8000-${String(count++).padStart(12, '0')}`,
  };
}

/** An ordinary entry. */
export const decision = (index: number, facts: JournalEntry['facts'] = {}): JournalEntry => ({
  kind: 'decision',
  at: NOON + index,
  facts: { principal: `device:${index % 3}`, action: 'AVTransport.Play', effect: 'permit', index, ...facts },
});
