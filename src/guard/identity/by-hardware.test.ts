import { describe, expect, it } from 'vitest';
import { device, identities, session, uuid } from '../../../test/rig/identities.ts';
import { parseCidr } from '../../base/address.ts';
import { identifyNeighbour } from './by-hardware.ts';
import { makeSnapshot } from './snapshot.ts';
import type { Device, Session } from './state.ts';

const HARDWARE = '02:00:5e:00:53:01';
const OTHER = '02:00:5e:00:53:02';
const HERE = '10.0.20.7';
const rules = {
  people: [{ id: 'anna', name: 'Anna', role: 'owner', groups: [] }],
  segments: [
    { network: '10.0.20.0/24', role: 'guest' },
    { network: '10.0.10.0/24', role: 'member' },
  ],
};
const phone = (more: Partial<Device> = {}): Device => device({ address: HERE, hardware: HARDWARE, ...more });

interface Scene {
  readonly devices?: readonly Device[];
  readonly sessions?: readonly Session[];
  /** What is seen at addresses of IPv4. */
  readonly seen?: Readonly<Record<string, string>>;
  readonly hardware?: string;
}

function ask({
  devices = [phone()],
  sessions = [],
  seen = { [HERE]: HARDWARE },
  hardware = HARDWARE,
}: Scene) {
  const snapshot = makeSnapshot(identities({ devices, sessions }), rules);
  const network = parseCidr('10.0.20.0/24')!;
  const found = identifyNeighbour(
    snapshot,
    { hardware, network, first: '10.0.20.0' },
    { seenAt: (address) => seen[address], at: 1000 },
  );
  const { kind, id, role, binding } = found.principal;
  return { who: `${kind} ${id} ${role}`, binding, ground: found.ground };
}

const STRANGER = { who: 'segment 10.0.20.0/24 guest', binding: 'network' };
const PHONE = { who: `device ${uuid(1)} member`, binding: 'address', ground: 'hardware' };

describe('by its hardware address', () => {
  it('a device is known that is at its own address too, and no surer than by an address', () => {
    expect(ask({})).toEqual(PHONE);
  });
  it('the person is known who is signed in there, on an enrolled device too', () => {
    const sessions = [session({ address: HERE, hardware: HARDWARE, person: 'anna' })];
    const anna = { who: 'person anna owner', binding: 'address', ground: 'hardware' };
    expect([ask({ devices: [], sessions }), ask({ sessions })]).toEqual([anna, anna]);
  });
  it.each([
    ['is nowhere else', {}, 'hardware-unseen'],
    ['has its address taken by another', { [HERE]: OTHER }, 'hardware-unseen'],
  ] as const)('nobody is known who %s', (_, seen, ground) => {
    expect(ask({ seen })).toEqual({ ...STRANGER, ground });
  });
  it('nobody is known of another network, with another one, or without one', () => {
    const elsewhere = { devices: [phone({ address: '10.0.10.7' })], seen: { '10.0.10.7': HARDWARE } };
    expect(ask(elsewhere)).toEqual({ ...STRANGER, ground: 'unknown' });
    expect(ask({ hardware: OTHER, seen: { [HERE]: OTHER } })).toEqual({ ...STRANGER, ground: 'unknown' });
    expect(ask({ devices: [device({ address: HERE })] })).toEqual({ ...STRANGER, ground: 'unknown' });
  });
  it('nobody is known whose time is over', () => {
    expect(ask({ devices: [phone({ leaseEndsAt: 999 })] })).toEqual({ ...STRANGER, ground: 'lease-over' });
    expect(ask({ devices: [phone({ endedAt: 999 })] })).toEqual({ ...STRANGER, ground: 'device-ended' });
  });
  it('nobody is known of two', () => {
    const devices = [phone(), phone({ id: uuid(2), name: 'tablet', address: '10.0.20.8' })];
    const seen = { [HERE]: HARDWARE, '10.0.20.8': HARDWARE };
    expect(ask({ devices, seen })).toEqual({ ...STRANGER, ground: 'several-devices' });
    expect(ask({ devices, seen: { [HERE]: HARDWARE } })).toEqual(PHONE);
  });
});
