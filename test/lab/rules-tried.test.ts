import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type GatewayLab, gatewayLab, must } from './gateway.ts';
import { inLab } from './in-lab.ts';
import type { LabProcess } from './process.ts';
import { GUARDED } from './ready.ts';
import { TONEWALL } from './tonewall.ts';

/** A guard that may not ask the kernel, and with nobody beside it who may. */
let lab: GatewayLab;
let guard: LabProcess;

const NOBODY = ['--reuid=65534', '--regid=65534', '--clear-groups'];
const GONE = 'NO RULES OF THE FIREWALL ARE IN FORCE: players are reached past the guard.';
const BACK = 'the rules of the firewall are in force again';
const ROUND_MS = 20_000;

const onRouter = (command: string): Promise<string> => must(lab.hosts.router, 'sh', '-c', command);
const apply = (): Promise<string> =>
  must(lab.hosts.router, process.execPath, TONEWALL, 'firewall', 'apply', lab.config);
const status = (): Promise<string> => {
  const args = ['status', lab.config, '--state', join(lab.folder, 'state')];
  return must(lab.hosts.router, 'setpriv', ...NOBODY, process.execPath, TONEWALL, ...args);
};
const said = (words: string): number => guard.output().split(words).length - 1;

inLab({
  build: async () => {
    lab = await gatewayLab();
    await apply();
    const state = join(lab.folder, 'state');
    await onRouter(`chmod 755 ${lab.folder} && install -d -o 65534 -g 65534 ${state}`);
    const args = [
      'guard',
      lab.config,
      '--state',
      state,
      '--firewall-helper',
      join(lab.folder, 'nobody.sock'),
    ];
    guard = await lab.hosts.router.start('setpriv', [...NOBODY, process.execPath, TONEWALL, ...args], {
      ready: GUARDED,
      timeoutMs: 60_000,
    });
    await guard.waitFor('what players send is not counted');
  },
  close: () => lab?.close(),
  timeoutMs: 120_000,
});

it('says nothing of rules that are in force', () => {
  expect(guard.output()).not.toMatch(/rules of the firewall/i);
});

it.each([
  ['another program empties everything', 'nft flush ruleset'],
  ['the rules are taken out of their chains', 'nft flush table inet tonewall'],
])('says once that they are gone when %s, and once that they are back', async (_how, command) => {
  const [gone, back] = [said(GONE), said(BACK)];
  await onRouter(command);
  await expect.poll(() => said(GONE), { timeout: ROUND_MS }).toBe(gone + 1);
  await apply();
  await expect.poll(() => said(BACK), { timeout: ROUND_MS }).toBe(back + 1);
  expect(said(GONE)).toBe(gone + 1);
});

it('and everything else that drops what stays inside this computer is taken for neither', async () => {
  const [gone, back] = [said(GONE), said(BACK)];
  await onRouter(
    'nft add table inet other; nft "add chain inet other in { type filter hook input priority -10; }"; nft add rule inet other in iifname lo drop; nft delete table inet tonewall; nft delete table arp tonewall',
  );
  await new Promise((resolve) => setTimeout(resolve, 12_000));
  expect([said(GONE), said(BACK)]).toEqual([gone, back]);
  await onRouter('nft delete table inet other');
  await expect.poll(() => said(GONE), { timeout: ROUND_MS }).toBe(gone + 1);
});

it('a status that may not ask the kernel says so as well', async () => {
  await apply();
  expect(await status()).not.toContain('NO RULES ARE IN FORCE');
  await onRouter('nft flush ruleset');
  expect(await status()).toContain('NO RULES ARE IN FORCE: players are reached past the guard.');
});
