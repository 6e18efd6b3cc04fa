import type { Device, IdentityState } from './state.ts';

/** Whether a device is one still: not ended by the owner, and used within its lease. */
export const isLive = ({ endedAt, leaseEndsAt }: Device, at: number): boolean =>
  endedAt === undefined && at < leaseEndsAt;

/**
 * Renews the leases of devices by when they were last used. A lease that was over by then, or was ended since, stays so.
 * Gives back the same state where there is nothing to renew.
 */
export function renewLeases(state: IdentityState, uses: ReadonlyMap<string, number>): IdentityState {
  const devices = state.devices.map((device) => renewed(device, uses.get(device.id)));
  return devices.every((device, index) => device === state.devices[index]) ? state : { ...state, devices };
}

function renewed(device: Device, usedAt: number | undefined): Device {
  if (usedAt === undefined || usedAt <= device.usedAt || !isLive(device, usedAt)) return device;
  return { ...device, usedAt, leaseEndsAt: usedAt + device.leaseMs };
}

/** Ends the living device of that name; undefined where there is none. */
export function endDevice(state: IdentityState, name: string, at: number): IdentityState | undefined {
  const ended = state.devices.find((device) => device.name === name && isLive(device, at));
  if (!ended) return undefined;
  const devices = state.devices.map((device) => (device === ended ? { ...device, endedAt: at } : device));
  return { ...state, devices };
}
