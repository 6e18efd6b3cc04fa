import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { createKeptJournal } from '../../../test/rig/kept-journal.ts';
import { code, DAY, device, identities, program, uuid } from '../../../test/rig/identities.ts';
import { createMemoryDisk } from '../../../test/rig/memory-disk.ts';
import type { Log } from '../../ports/log.ts';
import { Identities } from './identities.ts';
import { identityFile } from './identity-file.ts';
import { readIdentities } from './read-state.ts';
import type { IdentityState } from './state.ts';

const PATH = 'state/identities.json';
const PHONE = { address: '192.0.2.7' };
const CODE = 'K1Q0-VXFD';
const openCode = (over: Parameters<typeof code>[0] = {}) =>
  code({ hash: createHash('sha256').update('tonewall enrolment code K1Q0VXFD').digest('hex'), ...over });
const TOKEN = `tw_${'A'.repeat(32)}`;
const tokenProgram = program({
  credential: { kind: 'token', hash: createHash('sha256').update(TOKEN).digest('hex') },
});

async function setUp(state: IdentityState = identities()) {
  const clock = createSteeredClock();
  const disk = createMemoryDisk();
  const journal = createKeptJournal();
  const warnings: string[] = [];
  const log: Log = { debug: () => {}, info: () => {}, warn: (message) => warnings.push(message) };
  const put = (next: IdentityState) => disk.put(PATH, JSON.stringify(next));
  put(state);
  const ports = { clock, log, journal, file: identityFile(disk, 'state') };
  const guard = await Identities.open(ports, { segments: [], people: [] });
  /** Lets time pass and the work that falls due end. */
  const pass = async (ms: number) => {
    clock.advance(ms);
    for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
  };
  const stored = () => readIdentities(Buffer.from(disk.text(PATH) ?? ''), PATH);
  const ground = (asker: Parameters<Identities['identify']>[0] = PHONE) => guard.identify(asker).ground;
  const kinds = () => journal.entries.map(({ kind }) => kind);
  return { clock, disk, journal, warnings, put, guard, pass, stored, ground, kinds };
}

describe('the file under a running guard', () => {
  it('is followed within a second', async () => {
    const { ground, put, pass, journal } = await setUp();
    put(identities({ devices: [device()] }));
    await pass(999);
    const before = ground();
    await pass(1);
    expect([before, ground()]).toEqual(['unknown', 'device']);
    put(identities({ devices: [device({ endedAt: 1500 })] }));
    await pass(1000);
    expect(ground()).toBe('device-ended');
    expect(journal.entries).toEqual([
      { kind: 'identities-read', at: 1000, facts: { devices: 1, programs: 0, people: 0 } },
      { kind: 'identities-read', at: 2000, facts: { devices: 1, programs: 0, people: 0 } },
    ]);
  });

  it.each([
    ['damaged', '{'],
    ['of another version', '{"format":"tonewall-identities","version":2}'],
  ])('that is %s leaves the old identities in force, and is told once', async (_name, text) => {
    const { ground, disk, pass, warnings, kinds, put } = await setUp(identities({ devices: [device()] }));
    disk.put(PATH, text);
    await pass(1000);
    await pass(1000);
    expect([ground(), warnings, kinds()]).toEqual([
      'device',
      ['the identities cannot be read; those read before stay in force'],
      ['identities-unreadable'],
    ]);
    put(identities());
    await pass(1000);
    expect(ground()).toBe('unknown');
  });

  it('that could not be read for a moment is read as soon as it can be', async () => {
    const { ground, disk, pass, put, kinds } = await setUp(identities({ devices: [device()] }));
    put(identities({ devices: [device({ endedAt: 0 })] }));
    disk.failing = 'read';
    await pass(1000);
    await pass(1000);
    const before = ground();
    disk.failing = undefined;
    await pass(1000);
    expect([before, ground(), kinds()]).toEqual([
      'device',
      'device-ended',
      ['identities-unreadable', 'identities-read'],
    ]);
  });

  it('that the guard itself wrote is not read again', async () => {
    const { guard, pass, kinds } = await setUp(identities({ codes: [openCode()] }));
    await guard.redeem(CODE, PHONE);
    await pass(1000);
    expect(kinds()).toEqual(['enrolled']);
  });

  it('that is gone leaves them too', async () => {
    const { ground, disk, pass, kinds } = await setUp(identities({ devices: [device()] }));
    disk.remove(PATH);
    await pass(1000);
    expect([ground(), kinds()]).toEqual(['device', ['identities-unreadable']]);
  });

  it('that is damaged keeps a guard from starting', async () => {
    const disk = createMemoryDisk();
    disk.put(PATH, '{');
    const ports = {
      clock: createSteeredClock(),
      log: { debug: () => {}, info: () => {}, warn: () => {} },
      journal: createKeptJournal(),
      file: identityFile(disk, 'state'),
    };
    await expect(Identities.open(ports, { segments: [], people: [] })).rejects.toMatchObject({
      code: 'identities-invalid',
    });
  });
});

describe('leases', () => {
  it('are renewed by use, at most once an hour', async () => {
    const { ground, disk, pass, stored } = await setUp(identities({ devices: [device()] }));
    for (let minute = 0; minute < 60; minute += 1) {
      ground();
      await pass(60_000);
    }
    await pass(1000);
    ground();
    await pass(1000);
    expect(disk.writes).toBe(1);
    expect(stored().devices).toEqual([device({ usedAt: 59 * 60_000, leaseEndsAt: 59 * 60_000 + 30 * DAY })]);
  });

  it('are written at the end', async () => {
    const { ground, guard, stored, pass } = await setUp(identities({ devices: [device()] }));
    await pass(5000);
    ground();
    await guard.close();
    expect(stored().devices).toEqual([device({ usedAt: 5000, leaseEndsAt: 5000 + 30 * DAY })]);
  });

  it('end without use', async () => {
    const { ground, pass } = await setUp(identities({ devices: [device()] }));
    await pass(30 * DAY - 1);
    await pass(1);
    expect(ground()).toBe('lease-over');
  });

  it('in their last hour are renewed within a minute', async () => {
    const { ground, pass, stored } = await setUp(
      identities({ devices: [device({ leaseEndsAt: 3_000_000 })] }),
    );
    await pass(2_000_000);
    ground();
    await pass(60_000);
    expect(stored().devices[0]?.leaseEndsAt).toBe(2_000_000 + 30 * DAY);
  });

  it('that cannot be written are tried again, and the owner ending one in between counts', async () => {
    const { ground, guard, disk, pass, put, stored, warnings } = await setUp(
      identities({ devices: [device(), device({ id: uuid(2), name: 'tablet', address: '192.0.2.8' })] }),
    );
    ground();
    ground({ address: '192.0.2.8' });
    await pass(10);
    ground();
    ground({ address: '192.0.2.8' });
    disk.failing = 'write';
    await pass(3_600_000);
    expect(warnings).toEqual(['leases could not be renewed']);
    disk.failing = undefined;
    const ended = device({ id: uuid(2), name: 'tablet', address: '192.0.2.8', endedAt: 100 });
    put(identities({ devices: [device(), ended] }));
    await guard.close();
    expect(stored().devices).toEqual([device({ usedAt: 10, leaseEndsAt: 10 + 30 * DAY }), ended]);
  });
});

describe('enrolling', () => {
  it('works at once and is in the journal', async () => {
    const { guard, ground, stored, journal } = await setUp(identities({ codes: [openCode()] }));
    const result = await guard.redeem('k1qo vxfd', {
      address: '::ffff:192.0.2.7',
      hardware: '00:00:00:00:00:00',
    });
    expect(result).toEqual({ ok: true, value: device() });
    expect([ground(), stored().devices]).toEqual(['device', [device()]]);
    expect(journal.entries).toEqual([
      {
        kind: 'enrolled',
        at: 0,
        facts: { id: uuid(1), name: "Anna's phone", role: 'member', address: '192.0.2.7', hardware: null },
      },
    ]);
  });

  it('takes a code that was made a moment ago', async () => {
    const { guard, put } = await setUp();
    put(identities({ codes: [openCode()] }));
    expect((await guard.redeem(CODE, PHONE)).ok).toBe(true);
  });

  it('passes once of many at the same moment', async () => {
    const { guard } = await setUp(identities({ codes: [openCode()] }));
    const results = await Promise.all(
      [1, 2, 3].map((last) => guard.redeem(CODE, { address: `192.0.2.${last}` })),
    );
    expect(results.map((result) => (result.ok ? 'enrolled' : result.error.id))).toEqual([
      'enrolled',
      'used-code',
      'used-code',
    ]);
  });

  it('is refused and the code stays good when the file cannot be written', async () => {
    const { guard, disk, ground, kinds } = await setUp(identities({ codes: [openCode()] }));
    disk.failing = 'write';
    const refused = await guard.redeem(CODE, PHONE);
    disk.failing = undefined;
    expect([refused, ground(), kinds()]).toEqual([
      { ok: false, error: { id: 'not-written' } },
      'unknown',
      ['enrolled', 'enrolment-not-written'],
    ]);
    expect((await guard.redeem(CODE, PHONE)).ok).toBe(true);
  });

  it('is refused when the journal cannot be written', async () => {
    const { guard, journal, ground, disk } = await setUp(identities({ codes: [openCode()] }));
    journal.failing = true;
    expect([await guard.redeem(CODE, PHONE), ground(), disk.writes]).toEqual([
      { ok: false, error: { id: 'not-written' } },
      'unknown',
      0,
    ]);
  });
});

describe('guessing codes', () => {
  it('has five attempts an address, then waits of half a minute and more, also side by side', async () => {
    const { guard, pass } = await setUp(identities({ codes: [openCode({ expiresAt: DAY })] }));
    const guess = async () => {
      const result = await guard.redeem('00000000', PHONE);
      return result.ok ? 'enrolled' : result.error;
    };
    const wrong = { id: 'wrong-code' };
    const wait = { id: 'too-many', waitMs: 30_000 };
    expect(await Promise.all([1, 2, 3, 4, 5, 6].map(guess))).toEqual([
      wrong,
      wrong,
      wrong,
      wrong,
      wrong,
      wait,
    ]);
    await pass(30_000);
    expect([await guess(), await guess()]).toEqual([wrong, { id: 'too-many', waitMs: 60_000 }]);
    // The right code waits too.
    expect(await guard.redeem(CODE, PHONE)).toEqual({ ok: false, error: { id: 'too-many', waitMs: 60_000 } });
    expect((await guard.redeem(CODE, { address: '192.0.2.8' })).ok).toBe(true);
  });

  it('from many addresses makes every open code void at the fiftieth, also over a restart', async () => {
    const { guard, stored, kinds, warnings } = await setUp(
      identities({ wrongCodes: 20, codes: [openCode()] }),
    );
    for (let host = 1; host <= 30; host += 1) await guard.redeem('00000000', { address: `192.0.2.${host}` });
    expect(await guard.redeem(CODE, { address: '192.0.2.200' })).toEqual({
      ok: false,
      error: { id: 'void-code' },
    });
    expect(stored()).toEqual(identities({ wrongCodes: 50, codes: [openCode({ stand: 'void' })] }));
    expect(kinds().filter((kind) => kind === 'codes-void')).toEqual(['codes-void']);
    expect(warnings).toEqual(['50 wrong enrolment codes; every open code is void']);
  });

  it('writes nothing while no code is open', async () => {
    const { guard, disk } = await setUp();
    for (let host = 1; host <= 60; host += 1) await guard.redeem('00000000', { address: `192.0.2.${host}` });
    expect(disk.writes).toBe(0);
  });
});

describe('wrong credentials', () => {
  it('are counted per address, and for a while none is looked at', async () => {
    const { ground, pass } = await setUp(identities({ devices: [device()], programs: [tokenProgram] }));
    const wrong = { ...PHONE, authorization: [`Bearer tw_${'B'.repeat(32)}`] };
    const right = { ...PHONE, authorization: [`Bearer ${TOKEN}`] };
    expect(Array.from({ length: 6 }, () => ground(wrong))).toEqual([
      'wrong-credential',
      'wrong-credential',
      'wrong-credential',
      'wrong-credential',
      'wrong-credential',
      'too-many-wrong',
    ]);
    expect([ground(right), ground({ ...right, address: '::ffff:192.0.2.7' }), ground(PHONE)]).toEqual([
      'too-many-wrong',
      'too-many-wrong',
      'device',
    ]);
    expect(ground({ ...right, address: '192.0.2.8' })).toBe('token');
    await pass(1000);
    expect(ground(right)).toBe('token');
  });
});
