import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { runProcess } from '../process.ts';
import type { House } from './house.ts';

export interface Running {
  readonly pid: number;
  readonly user: string | undefined;
  readonly openFiles: string | undefined;
}

/** Processes on the router whose command line has these words. */
export async function running({ hosts }: House, words: string): Promise<readonly Running[]> {
  const { stdout } = await runProcess(['ip', 'netns', 'pids', hosts.router.name]);
  return stdout
    .split('\n')
    .filter(Boolean)
    .flatMap((pid) => {
      const of = (file: string): string => readFileSync(`/proc/${pid}/${file}`, 'utf8');
      try {
        if (!of('cmdline').replaceAll('\0', ' ').includes(words)) return [];
        const user = /^Uid:\s+(\d+)/m.exec(of('status'))?.[1];
        return [
          {
            pid: Number(pid),
            user,
            openFiles: /^Max open files\s+(\d+)\s+(\d+)/m.exec(of('limits'))?.slice(1).join('\n'),
          },
        ];
      } catch {
        // It has ended.
        return [];
      }
    });
}

/** A limit of open files as the kernel gives it to processes here: one that is higher than theirs not to everybody. */
export function limitGiven(wanted: number): string {
  const asked = spawnSync(
    'sh',
    ['-c', `ulimit -Hn ${wanted}; ulimit -Sn ${wanted}; ulimit -Sn; ulimit -Hn`],
    {
      encoding: 'utf8',
    },
  );
  return asked.stdout.trim();
}
