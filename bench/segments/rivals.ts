import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LabHost } from '../../test/lab/lab.ts';
import type { LabProcess } from '../../test/lab/process.ts';
import { debianProgram, type DebianProgramName } from '../../tools/debian-packages.ts';

/** What Debian has for finding devices on another segment. Each passes on whatever comes, to whoever is there. */
export interface Rival {
  readonly name: string;
  readonly needs: DebianProgramName;
  /** Where a search is to be sent that it passes on. */
  readonly to: string;
  /** False: it tells the kernel what to do and does nothing itself, so its processor time says nothing. */
  readonly isInUserSpace: boolean;
  start(router: LabHost, folder: string): Promise<LabProcess>;
}

export const SSDP_GROUP = '239.255.255.250';

const SMCROUTE = `phyint eth0 enable
phyint eth1 enable
mgroup from eth0 group ${SSDP_GROUP}
mgroup from eth1 group ${SSDP_GROUP}
mroute from eth0 group ${SSDP_GROUP} to eth1
mroute from eth1 group ${SSDP_GROUP} to eth0
`;

export const SMCROUTED: Rival = {
  name: 'smcroute',
  needs: 'smcroute',
  to: SSDP_GROUP,
  isInUserSpace: false,
  start: (router, folder) => {
    const file = join(folder, 'smcroute.conf');
    writeFileSync(file, SMCROUTE);
    const own = ['-P', join(folder, 'smcroute.pid'), '-u', join(folder, 'smcroute.sock')];
    return router.start('smcrouted', ['-n', '-N', '-l', 'info', '-f', file, ...own], {
      ready: 'Ready, waiting',
    });
  },
};

export const BCRELAY: Rival = {
  name: 'bcrelay',
  needs: 'bcrelay',
  to: '255.255.255.255',
  isInUserSpace: true,
  start: (router) => router.start('bcrelay', ['-n', '-i', 'eth1', '-o', 'eth0']),
};

export const installedRivals = (): readonly Rival[] =>
  [SMCROUTED, BCRELAY].filter(({ needs }) => debianProgram(needs) !== undefined);
