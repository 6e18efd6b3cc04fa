import { must } from '../../test/lab/gateway.ts';
import type { LabHost } from '../../test/lab/lab.ts';

/** What a host's kernel counts as it arrives, before any program has it: what a slow program of the benchmark drops is no loss. */
export interface Arrivals {
  /** Since it was asked last, or since the beginning; when nothing has come for half a second, or after ten of them. */
  taken(): Promise<number>;
}

/** What is late is no loss: on a busy machine answers come for a while yet. */
const PAUSE_MS = 500;
const MOST_PAUSES = 10;

/** `match` is a condition of nftables, such as `udp sport 1900`. */
export async function countArrivals(host: LabHost, name: string, match: string): Promise<Arrivals> {
  const hook = 'type filter hook prerouting priority -400;';
  const rule = `iifname "eth0" ${match} counter name arrived`;
  const lines = [`table inet ${name} {`, 'counter arrived { }', 'chain entering {', hook, rule, '}', '}'];
  await must(host, 'nft', lines.join('\n'));
  return {
    taken: async () => {
      let [all, last] = [0, Number.NaN];
      for (let pause = 0; pause < MOST_PAUSES && last !== 0; pause += 1) {
        if (pause > 0) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
        last = packetsIn(await must(host, 'nft', 'reset', 'counter', 'inet', name, 'arrived'));
        all += last;
      }
      return all;
    },
  };
}

export function packetsIn(listing: string): number {
  const packets = /packets (\d+)/.exec(listing)?.[1];
  if (packets === undefined) throw new Error(`no count: ${listing}`);
  return Number(packets);
}
