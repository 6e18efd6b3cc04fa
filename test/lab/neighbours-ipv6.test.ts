import { expect, it } from 'vitest';
import { type BridgedLab, bridgedLab, noBridges, showFrames } from './bridged-lab.ts';
import { datagrams } from './datagrams.ts';
import { arrivalsDuring } from './gateway.ts';
import { inLab } from './in-lab.ts';
import { onLink } from './mdns-ears.ts';

/** What players begin with their neighbours over IPv6, where the gateway is their bridge: addresses cost nothing, so the segment has one budget. */
let lab: BridgedLab;

inLab({
  build: async () => {
    lab = await bridgedLab();
  },
  close: () => lab?.close(),
  timeoutMs: 120_000,
  missing: noBridges,
});

const SENT = 1500;
/** Connections at once (`budgets.ts`). */
const MOST = 1024;

/** How many come to the bar. */
async function arrived(sent: number): Promise<number> {
  const { bar, kitchen } = lab.hosts;
  const to = await onLink(bar);
  await onLink(kitchen);
  const send = (): Promise<string> =>
    datagrams(kitchen, { to: `${to}%eth0`, first: 4000, step: 1, count: sent });
  return arrivalsDuring(bar, send, 'ip6 daddr fe80::/10 udp dport 4000-5999');
}

it('are all let through where the rules do not see them', async () => {
  await showFrames(lab, 0);
  expect(await arrived(SENT)).toBe(SENT);
}, 60_000);

it('are let through up to the budget where they do', async () => {
  await showFrames(lab, 1);
  expect(await arrived(SENT)).toBe(MOST);
}, 60_000);
