import { describe, expect, it } from 'vitest';
import { DAY, device, identities, person, session, uuid } from '../../../test/rig/identities.ts';
import { runIdentities } from '../../../test/rig/running-identities.ts';

describe('leases', () => {
  it('are renewed by use, at most once an hour', async () => {
    const { ground, disk, pass, stored } = await runIdentities(identities({ devices: [device()] }));
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
    const { ground, guard, stored, pass } = await runIdentities(identities({ devices: [device()] }));
    await pass(5000);
    ground();
    await guard.close();
    expect(stored().devices).toEqual([device({ usedAt: 5000, leaseEndsAt: 5000 + 30 * DAY })]);
  });

  it('end without use', async () => {
    const { ground, pass } = await runIdentities(identities({ devices: [device()] }));
    await pass(30 * DAY - 1);
    await pass(1);
    expect(ground()).toBe('lease-over');
  });

  it('in their last hour are renewed within a minute', async () => {
    const { ground, pass, stored } = await runIdentities(
      identities({ devices: [device({ leaseEndsAt: 3_000_000 })] }),
    );
    await pass(2_000_000);
    ground();
    await pass(60_000);
    expect(stored().devices[0]?.leaseEndsAt).toBe(2_000_000 + 30 * DAY);
  });

  it('that cannot be written are tried again, and the owner ending one in between counts', async () => {
    const { ground, guard, disk, pass, put, stored, warnings } = await runIdentities(
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

describe('sessions', () => {
  const HOUR = 3_600_000;

  it('are prolonged by use until their last day', async () => {
    const { ground, pass, stored } = await runIdentities(...signedIn());
    for (let hours = 0; hours < 7 * 24; hours += 11) {
      expect(ground()).toBe('signed-in');
      await pass(11 * HOUR);
    }
    expect(ground()).toBe('session-over');
    expect(stored().sessions).toEqual([
      session({ usedAt: 165 * HOUR, idleEndsAt: 177 * HOUR, endsAt: 168 * HOUR }),
    ]);
  });

  it('end after twelve hours without use, and are forgotten a day later', async () => {
    const { ground, pass, guard, put, stored } = await runIdentities(...signedIn());
    await pass(12 * HOUR - 1);
    await pass(1);
    expect(ground()).toBe('session-over');
    const [state] = signedIn();
    put({ ...state, devices: [device({ address: '192.0.2.8' })] });
    await pass(24 * HOUR);
    ground({ address: '192.0.2.8' });
    await guard.close();
    expect([stored().sessions, ground()]).toEqual([[], 'unknown']);
  });

  it('of somebody whom the configuration does not name any more are none', async () => {
    const { ground, guard } = await runIdentities(...signedIn());
    const before = ground();
    guard.setRules({ segments: [], people: [] });
    expect([before, ground()]).toEqual(['signed-in', 'unknown']);
  });
});

const signedIn = () =>
  [
    identities({ people: [person()], sessions: [session()] }),
    { segments: [], people: [{ id: 'anna', name: 'Anna', role: 'owner', groups: [] }] },
  ] as const;
