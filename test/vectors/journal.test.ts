import { createPrivateKey, createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PERSONAL_KEYS } from '../../src/journal/personal.ts';
import { OWN_KINDS } from '../../src/journal/own-kinds.ts';
import { verifyJournal } from '../../src/journal/verify/verify.ts';
import { JOURNAL_DEFAULTS, openJournal } from '../../src/journal/open.ts';
import { silentLog } from '../../src/ports/log.ts';
import { createSteeredClock } from '../../src/sim/rig/steered-clock.ts';
import { MemoryDisk } from '../rig/journal/memory-disk.ts';
import { tokensByTheBook, verifyByTheBook } from '../rig/journal/verifier.ts';

const PAGE = readFileSync(join(import.meta.dirname, '../../docs/journal.md'), 'utf8');

/** The block that follows the name of a file on the page. */
function block(name: string): string {
  const [, text] = new RegExp(`\\n\`${name}\`\\n\\n\`\`\`\\w+\\n([^\`]+)\`\`\``).exec(PAGE) ?? [];
  if (text === undefined) throw new Error(`docs/journal.md shows no ${name}`);
  return text;
}

const [segment, personal, publicPem] = ['00000001.jsonl', '00000001.personal', 'checkpoint.pub'].map(
  block,
) as [string, string, string];

/** RFC 8032 §7.1, test 1: the secret key. */
const SEED = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex');

describe('the example in docs/journal.md', () => {
  it('is a journal, says a verifier that was written after the page', () => {
    expect([verifyByTheBook([segment], publicPem), tokensByTheBook(personal)]).toEqual(['ok', [true, true]]);
  });

  it('is none any more when a digit of it is changed', () => {
    const places = [
      '"n":4',
      '1795647541000',
      'forbid',
      'volume-cap',
      'bacd8ba5',
      'P0LY9d',
      '"begins":1',
      '06e3fd8f',
    ];
    for (const place of places) {
      const at = segment.indexOf(place) + place.length - 1;
      const other = segment[at] === '0' ? '1' : '0';
      const changed = segment.slice(0, at) + other + segment.slice(at + 1);
      expect([place, verifyByTheBook([changed], publicPem)]).not.toEqual([place, 'ok']);
    }
  });

  it('has the key of the RFC', () => {
    const key = createPrivateKey({
      key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), SEED]),
      format: 'der',
      type: 'pkcs8',
    });
    expect(createPublicKey(key).export({ type: 'spki', format: 'pem' })).toBe(publicPem);
  });

  it('is intact, says verify', async () => {
    const memory = new MemoryDisk();
    memory.contents.set('j/00000001.jsonl', Buffer.from(segment));
    memory.contents.set('j/00000001.personal', Buffer.from(personal));
    const publicKey = createPublicKey(publicPem);
    expect(
      await verifyJournal({ disk: memory.disk, files: memory.files }, { folder: 'j', publicKey }),
    ).toMatchObject({
      entries: 6,
      unsigned: 0,
      problems: [],
    });
  });

  it('is what is written, byte for byte', async () => {
    const memory = new MemoryDisk();
    let salts = 0;
    const bytes = (count: number): Uint8Array => (count === 32 ? SEED : Buffer.alloc(16, ++salts));
    const clock = createSteeredClock(Date.UTC(2026, 10, 25, 22, 58));
    const random = { bytes, uuid: () => '' };
    const ports = { disk: memory.disk, files: memory.files, clock, random, log: silentLog };
    const journal = await openJournal(ports, { ...JOURNAL_DEFAULTS, folder: 'j' });
    clock.advance(61_000);
    const facts = {
      effect: 'forbid',
      principal: 'device:anna',
      role: 'guest',
      room: 'Kitchen',
      action: 'RenderingControl.SetVolume',
      class: 'volume',
      reasons: ['volume-cap'],
      rule: 'tonewall.yaml:41 roles.guest.volume-cap',
    };
    journal.append({ kind: 'decision', at: clock.now(), facts });
    clock.advance(1000);
    await journal.close();
    expect(
      ['00000001.jsonl', '00000001.personal', 'checkpoint.pub'].map((name) => memory.text(`j/${name}`)),
    ).toEqual([segment, personal, publicPem]);
  });
});

describe('docs/journal.md', () => {
  it('names every kind and every personal fact', () => {
    const named = [...Object.keys(OWN_KINDS), ...PERSONAL_KEYS].filter(
      (name) => !PAGE.includes(`\`${name}\``),
    );
    expect(named).toEqual([]);
  });
});
