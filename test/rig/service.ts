import { readConfig } from '../../src/config/read.ts';
import type { Installation } from '../../src/guard/service/install.ts';
import type { ServicePorts } from '../../src/guard/service/system.ts';
import { createMemoryDisk, type MemoryDisk } from './memory-disk.ts';

/** A computer on which a service is set up: what was run is kept, in one line each. */
export interface ServiceComputer {
  readonly ports: ServicePorts;
  readonly disk: MemoryDisk;
  readonly ran: string[];
  /** What programs say, by the beginning of the line; all others end well and say nothing. */
  readonly says: Map<string, { readonly code: number; readonly stdout?: string; readonly stderr?: string }>;
  answers: boolean;
}

export const FILE = '/etc/tonewall/tonewall.yaml';

export function serviceComputer(): ServiceComputer {
  const disk = createMemoryDisk();
  disk.put('/run/systemd/system', '');
  disk.put(FILE, 'version: 1\n');
  const ran: string[] = [];
  const says: ServiceComputer['says'] = new Map([
    ['id -u', { code: 0, stdout: '0\n' }],
    ['getent passwd tonewall', { code: 2 }],
  ]);
  let elapsed = 0;
  const computer: ServiceComputer = {
    disk,
    ran,
    says,
    answers: true,
    ports: {
      disk: { ...disk, exists: async (path) => disk.text(path) !== undefined },
      machine: { permissions: async () => ({ isFolder: true, mode: 0o755, isOwn: true }) },
      exec: {
        async run({ program, args }) {
          const line = [program, ...args].join(' ');
          ran.push(line);
          if (program === 'rm') for (const path of args) disk.remove(path);
          const said = [...says].find(([start]) => line.startsWith(start))?.[1];
          return { code: said?.code ?? 0, stdout: said?.stdout ?? '', stderr: said?.stderr ?? '' };
        },
      },
      doors: { ask: async () => (computer.answers ? '{"answer":"list","approvals":[]}' : undefined) },
      clock: {
        elapsed: () => elapsed,
        sleep: async (ms) => void (elapsed += ms),
      },
    },
  };
  return computer;
}

export function installation(more = ''): Installation {
  const read = readConfig(
    `version: 1\nplayers: { Kitchen: { address: 10.0.30.21 } }\n${more}`,
    'tonewall.yaml',
  );
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return {
    file: FILE,
    loaded: { config: read.value, cedarFiles: [] },
    program: { node: '/usr/bin/node', flags: [], main: '/usr/lib/tonewall/main.js' },
  };
}

export const SEGMENTS = `segments:
  - { interface: eth1, network: 10.0.30.0/24, holds: players }
  - { interface: eth2, network: 10.0.10.0/24, role: member }
`;
