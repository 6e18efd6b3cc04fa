import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { device, identities, person, program, session } from '../../../test/rig/identities.ts';
import { PHONE, runIdentities } from '../../../test/rig/running-identities.ts';

const TOKEN = `tw_${'A'.repeat(32)}`;
const tokenProgram = program({
  credential: { kind: 'token', hash: createHash('sha256').update(TOKEN).digest('hex') },
});
const HARDWARE = '02:00:5e:00:53:01';
const OTHER = '02:00:5e:00:53:02';

describe('wrong credentials', () => {
  it('are counted per address, and for a while none is looked at', async () => {
    const { ground, pass } = await runIdentities(
      identities({ devices: [device()], programs: [tokenProgram] }),
    );
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

describe('somebody who asks over IPv6', () => {
  const network = { base: 0xc000_0200, prefix: 24 };
  const neighbour = { hardware: HARDWARE, network, first: '192.0.2.0' };
  it('is the device that the neighbour table of IPv4 shows with that hardware address, and does not use it', async () => {
    const run = await runIdentities(identities({ devices: [device({ hardware: HARDWARE })] }));
    const before = run.guard.ofNeighbour(neighbour);
    run.neighbours.set('192.0.2.7', HARDWARE);
    const after = run.guard.ofNeighbour(neighbour);
    expect([before.ground, before.principal.kind]).toEqual(['hardware-unseen', 'nobody']);
    expect([after.ground, after.principal.name, after.principal.binding]).toEqual([
      'hardware',
      "Anna's phone",
      'address',
    ]);
    await run.guard.close();
    expect(run.stored().devices.map(({ usedAt }) => usedAt)).toEqual([0]);
  });
});

describe('the neighbour table', () => {
  it.each([
    ['the same', HARDWARE, 'device'],
    ['another', OTHER, 'other-hardware'],
    ['none', undefined, 'hardware-unseen'],
    ['none yet', '00:00:00:00:00:00', 'hardware-unseen'],
  ])('shows a device with %s', async (_name, seen, ground) => {
    const run = await runIdentities(identities({ devices: [device({ hardware: HARDWARE })] }));
    if (seen !== undefined) run.neighbours.set('192.0.2.7', seen);
    expect([run.ground(), run.guard.standingOf('192.0.2.7').ground]).toEqual([ground, ground]);
  });

  it('is not asked for who is known without it', async () => {
    const { ground, asked } = await runIdentities(
      identities({ devices: [device()], programs: [tokenProgram] }),
    );
    ground();
    ground({ address: '192.0.2.8' });
    ground({ ...PHONE, authorization: [`Bearer ${TOKEN}`] });
    expect(asked).toEqual([]);
  });

  it('shows a session with the hardware address of another as none', async () => {
    const { ground, neighbours } = await runIdentities(
      identities({ people: [person()], sessions: [session({ hardware: HARDWARE })] }),
      { segments: [], people: [{ id: 'anna', name: 'Anna', role: 'owner', groups: [] }] },
    );
    neighbours.set('192.0.2.7', HARDWARE);
    const before = ground();
    neighbours.set('192.0.2.7', OTHER);
    expect([before, ground()]).toEqual(['signed-in', 'other-hardware']);
  });
});
