import { describe, expect, it } from 'vitest';
import { code, DAY, device, identities, program, sha, uuid } from '../../../test/rig/identities.ts';
import { createMemoryDisk } from '../../../test/rig/memory-disk.ts';
import { identityFile } from './identity-file.ts';
import { readIdentities } from './read-state.ts';
import type { IdentityState } from './state.ts';

const PATH = 'state/identities.json';

function setUp(state?: IdentityState) {
  const disk = createMemoryDisk();
  if (state) disk.put(PATH, JSON.stringify(state));
  const stored = () => readIdentities(Buffer.from(disk.text(PATH) ?? ''), PATH);
  return { disk, file: identityFile(disk, 'state'), stored };
}

const adding = (one: ReturnType<typeof device>) => (state: IdentityState) => ({
  state: { ...state, devices: [...state.devices, one] },
  value: 'added',
});

describe('the file', () => {
  it('is no identities before it is there, and is made by the first change', async () => {
    const { file, stored } = setUp();
    expect(await file.read()).toEqual(identities());
    const changed = await file.update(0, adding(device()));
    expect([changed, stored()]).toEqual([
      { state: identities({ devices: [device()] }), value: 'added', stamp: '1' },
      identities({ devices: [device()] }),
    ]);
  });

  it('is not written when nothing changed', async () => {
    const { disk, file } = setUp(identities({ devices: [device()] }));
    expect(await file.update(0, (state) => ({ state, value: 1 }))).toEqual({
      state: identities({ devices: [device()] }),
      value: 1,
      stamp: '1',
    });
    expect(disk.writes).toBe(0);
  });

  it('forgets with each change what is over for long', async () => {
    const { file } = setUp(
      identities({
        codes: [
          code({ expiresAt: 59 * DAY }),
          code({ id: uuid(2), hash: sha('c'), expiresAt: 59 * DAY + 1 }),
        ],
        devices: [
          device({ leaseEndsAt: 30 * DAY }),
          device({ id: uuid(2), leaseEndsAt: 30 * DAY + 1 }),
          device({ id: uuid(3), leaseEndsAt: 90 * DAY, endedAt: 30 * DAY }),
          device({ id: uuid(4), leaseEndsAt: 90 * DAY }),
        ],
        programs: [program({ endedAt: 30 * DAY })],
      }),
    );
    const { state } = await file.update(60 * DAY, adding(device({ id: uuid(5), leaseEndsAt: 90 * DAY })));
    expect([state.codes, state.devices, state.programs].map((list) => list.map(({ id }) => id))).toEqual([
      [uuid(2)],
      [uuid(2), uuid(4), uuid(5)],
      [],
    ]);
  });
});

describe('when the disk fails', () => {
  it.each([
    ['read', 'file-unreadable'],
    ['write', 'file-unwritable'],
    ['exclusively', 'state-locked'],
  ] as const)('to %s, the change fails and the file stands', async (failing, errorCode) => {
    const { disk, file } = setUp(identities({ devices: [device()] }));
    const before = disk.text(PATH);
    disk.failing = failing;
    await expect(file.update(0, adding(device({ id: uuid(2) })))).rejects.toMatchObject({ code: errorCode });
    expect(disk.text(PATH)).toBe(before);
  });

  it.each([
    ['damaged', '{"format":', 'identities-invalid'],
    ['empty', '', 'identities-invalid'],
    ['of another version', '{"format":"tonewall-identities","version":3}', 'identities-version'],
  ])('a file that is %s is never written over', async (_name, text, errorCode) => {
    const { disk, file } = setUp();
    disk.put(PATH, text);
    await expect(file.update(0, adding(device()))).rejects.toMatchObject({ code: errorCode });
    await expect(file.read()).rejects.toMatchObject({ code: errorCode });
    expect([disk.text(PATH), disk.writes]).toEqual([text, 0]);
  });
});
