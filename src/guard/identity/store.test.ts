import { describe, expect, it } from 'vitest';
import { device, identities } from '../../../test/rig/identities.ts';
import { createKeptJournal } from '../../../test/rig/kept-journal.ts';
import { createMemoryDisk } from '../../../test/rig/memory-disk.ts';
import { CODE, openCode, PATH, PHONE, runIdentities } from '../../../test/rig/running-identities.ts';
import { silentLog } from '../../ports/log.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { identityFile } from './identity-file.ts';
import { IdentityStore } from './store.ts';

describe('the file under a running guard', () => {
  it('is followed within a second', async () => {
    const { ground, put, pass, journal } = await runIdentities();
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
    ['of another version', '{"format":"tonewall-identities","version":3}'],
  ])('that is %s leaves the old identities in force, and is told once', async (_name, text) => {
    const { ground, disk, pass, warnings, kinds, put } = await runIdentities(
      identities({ devices: [device()] }),
    );
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
    const { ground, disk, pass, put, kinds } = await runIdentities(identities({ devices: [device()] }));
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
    const { guard, pass, kinds } = await runIdentities(identities({ codes: [openCode()] }));
    await guard.redeem(CODE, PHONE);
    await pass(1000);
    expect(kinds()).toEqual(['enrolled']);
  });

  it('that is gone leaves them too', async () => {
    const { ground, disk, pass, kinds } = await runIdentities(identities({ devices: [device()] }));
    disk.remove(PATH);
    await pass(1000);
    expect([ground(), kinds()]).toEqual(['device', ['identities-unreadable']]);
  });

  it('that is damaged keeps a guard from starting', async () => {
    const disk = createMemoryDisk();
    disk.put(PATH, '{');
    const ports = {
      clock: createSteeredClock(),
      log: silentLog,
      journal: createKeptJournal(),
      file: identityFile(disk, 'state'),
    };
    await expect(IdentityStore.open(ports, { segments: [], people: [] })).rejects.toMatchObject({
      code: 'identities-invalid',
    });
  });
});
