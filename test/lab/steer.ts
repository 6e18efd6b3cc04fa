import { CONTROL, type DiscoveryLab } from './discovery-lab.ts';
import { must } from './gateway.ts';

/** Has something happen to the simulated players, by their control port: `/players/Office/reboot`. */
export const steer = ({ hosts }: DiscoveryLab, path: string): Promise<string> =>
  must(
    hosts.players,
    process.execPath,
    '-e',
    `fetch('http://127.0.0.1:${CONTROL}${path}', { method: 'POST' }).then((r) => { if (!r.ok) throw new Error(r.status); })`,
  );
