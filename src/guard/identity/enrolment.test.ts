import { describe, expect, it } from 'vitest';
import { DAY, device, identities, uuid } from '../../../test/rig/identities.ts';
import { CODE, openCode, PHONE, runIdentities } from '../../../test/rig/running-identities.ts';

describe('enrolling', () => {
  it('works at once and is in the journal', async () => {
    const { guard, ground, stored, journal } = await runIdentities(identities({ codes: [openCode()] }));
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
    const { guard, put } = await runIdentities();
    put(identities({ codes: [openCode()] }));
    expect((await guard.redeem(CODE, PHONE)).ok).toBe(true);
  });

  it('passes once of many at the same moment', async () => {
    const { guard } = await runIdentities(identities({ codes: [openCode()] }));
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
    const { guard, disk, ground, kinds } = await runIdentities(identities({ codes: [openCode()] }));
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
    const { guard, journal, ground, disk } = await runIdentities(identities({ codes: [openCode()] }));
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
    const { guard, pass } = await runIdentities(identities({ codes: [openCode({ expiresAt: DAY })] }));
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
    const { guard, stored, kinds, warnings } = await runIdentities(
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
    const { guard, disk } = await runIdentities();
    for (let host = 1; host <= 60; host += 1) await guard.redeem('00000000', { address: `192.0.2.${host}` });
    expect(disk.writes).toBe(0);
  });
});
