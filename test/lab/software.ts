import type { TestContext } from 'vitest';
import { debianProgram, type DebianProgramName } from '../../tools/debian-packages.ts';
import { createLab, type Lab, type LabHost } from './lab.ts';
import type { LabProcess } from './process.ts';
import { startGmediarender } from './programs/gmediarender.ts';
import { startMinidlna } from './programs/minidlna.ts';
import { startMiniupnpd } from './programs/miniupnpd.ts';
import { startRygel } from './programs/rygel.ts';

/** Real UPnP software of Debian, each on a host of its own. */
export type Software = 'gmediarender' | 'rygel' | 'minidlna' | 'miniupnpd';

export const SOFTWARE: Readonly<Record<Software, { readonly address: string }>> = {
  gmediarender: { address: '10.77.1.11' },
  rygel: { address: '10.77.1.12' },
  minidlna: { address: '10.77.1.13' },
  miniupnpd: { address: '10.77.1.1' },
};

const STARTERS: Readonly<Record<Software, (lab: Lab<string>, host: LabHost) => Promise<LabProcess>>> = {
  gmediarender: startGmediarender,
  rygel: startRygel,
  minidlna: startMinidlna,
  miniupnpd: startMiniupnpd,
};

const PLAN = {
  miniupnpd: {
    links: [
      { segment: 'lan', addresses: [SOFTWARE.miniupnpd.address] },
      { segment: 'wan', addresses: ['203.0.113.2'] },
    ],
  },
  gmediarender: hostOnLan(SOFTWARE.gmediarender.address),
  rygel: hostOnLan(SOFTWARE.rygel.address),
  minidlna: hostOnLan(SOFTWARE.minidlna.address),
  /** Two addresses: the second is the somebody else to whom events may be sent. */
  client: hostOnLan('10.77.1.20', '10.77.1.21'),
  /** One address only: it cannot tell whether events go to somebody else. */
  phone: hostOnLan('10.77.1.30'),
} as const;

function hostOnLan(...addresses: readonly string[]) {
  return { links: [{ segment: 'lan', addresses }], gateway: SOFTWARE.miniupnpd.address };
}

const NEEDS: Readonly<Record<Software, readonly DebianProgramName[]>> = {
  gmediarender: ['gmediarender'],
  rygel: ['rygel'],
  minidlna: ['minidlna'],
  miniupnpd: ['miniupnpd', 'nft'],
};

/** Why a program cannot be met here; undefined when it can. */
export const softwareMissing = (name: Software): string | undefined =>
  NEEDS[name]
    .filter((needed) => debianProgram(needed) === undefined)
    .map((needed) => `${needed} is not installed`)[0];

/** Ends a test as skipped, with the reason, when one of the programs is not there. */
export function skipWithout(context: TestContext, ...names: readonly Software[]): void {
  const reason = names.flatMap((name) => softwareMissing(name) ?? [])[0];
  if (reason !== undefined) context.skip(reason);
}

export const INSTALLED: readonly Software[] = (
  ['gmediarender', 'rygel', 'minidlna', 'miniupnpd'] as const
).filter((name) => softwareMissing(name) === undefined);

/** A home network in which the installed ones run. */
export async function startSoftware(): Promise<Lab<keyof typeof PLAN>> {
  const lab = createLab(PLAN);
  try {
    await Promise.all(INSTALLED.map((name) => STARTERS[name](lab, lab.hosts[name])));
    return lab;
  } catch (error) {
    await lab.close();
    throw error;
  }
}
