import { beforeAll, describe, expect, it } from 'vitest';
import { readFile, writeFile } from 'node:fs/promises';
import { inLab } from './in-lab.ts';
import { scriptPath } from './lab.ts';
import type { LabProcess } from './process.ts';
import { TONEWALL } from './tonewall.ts';
import { labCapability } from './capability.ts';
import { cutNobodyOff } from './cut-nobody-off.ts';
import { arrivalsDuring, type GatewayLab, gatewayLab, must } from './gateway.ts';

let lab: GatewayLab;

inLab({
  build: async () => {
    lab = await gatewayLab();
  },
  close: () => lab?.close(),
});

type Host = keyof GatewayLab['hosts'];

/** Ports that took a connection, and how many packets came to the other side. */
async function knockAtAll(
  from: Host,
  to: Host,
  how: { readonly host?: string; readonly localAddress?: string } = {},
): Promise<{ open: unknown; arrived: number }> {
  const [host = ''] = lab.hosts[to].addresses;
  let open: unknown;
  const arrived = await arrivalsDuring(lab.hosts[to], async () => {
    const options = { timeoutMs: 120_000 };
    open = Object(await lab.hosts[from].script('every-port.ts', { host, ...how }, options)).open;
  });
  return { open, arrived };
}

const NOTHING = { open: [], arrived: 0 };
/** A datagram and a SYN for each port. */
const EVERYTHING = 2 * 65_535;

/** What nobody listens to is closed there and then. */
const LISTENER = { host: '0.0.0.0', port: 31_122 };

async function firewall(verb: string): Promise<string> {
  return must(
    lab.hosts.router,
    process.execPath,
    TONEWALL,
    'firewall',
    verb,
    ...(verb === 'remove' ? [] : [lab.config]),
  );
}

describe('a gateway without rules', { timeout: 300_000 }, () => {
  it('lets everything through: the measure finds what is open', async () => {
    expect((await knockAtAll('guest', 'kitchen')).arrived).toBeGreaterThanOrEqual(EVERYTHING);
  });
});

describe('a gateway with rules and without a guard', { timeout: 600_000 }, () => {
  let applied = '';
  beforeAll(async () => {
    if (labCapability() !== undefined) return;
    applied = await firewall('apply');
    await cutNobodyOff(lab.hosts.router);
  });

  it('lets nobody to a player', async () => {
    expect(applied).toBe('The rules are in force.\n');
    expect(await knockAtAll('guest', 'kitchen')).toEqual(NOTHING);
  });

  it('lets a player to nobody in the house', async () => {
    expect(await knockAtAll('kitchen', 'phone')).toEqual(NOTHING);
  });

  it('lets a player out for music and to nothing else', async () => {
    // One SYN for each of 80 and 443; the server has neither.
    expect(await knockAtAll('kitchen', 'server')).toEqual({ open: [], arrived: 2 });
  });

  it('lets a player to no network that is not the internet', async () => {
    expect(await knockAtAll('kitchen', 'server', { host: '192.168.55.9' })).toEqual(NOTHING);
  });

  it('lets no segment of people to another', async () => {
    expect(await knockAtAll('guest', 'phone')).toEqual(NOTHING);
  });

  it('takes no address of another segment', async () => {
    await must(lab.hosts.guest, 'ip', 'address', 'add', '10.0.10.77/32', 'dev', 'eth0');
    expect(await knockAtAll('guest', 'server', { localAddress: '10.0.10.77' })).toEqual(NOTHING);
    expect((await knockAtAll('guest', 'server')).arrived).toBeGreaterThanOrEqual(EVERYTHING);
  });

  it('gives players nothing of its own but names, time and addresses', async () => {
    await listening({ host: '0.0.0.0', port: 22 }, { host: '0.0.0.0', port: 53 });
    expect((await knockAtAll('kitchen', 'router')).open).toEqual([53]);
  });

  it('sends to the guard what is sent to a door, and takes it in no other way', async () => {
    const [guard] = await listening(LISTENER);
    const request = {
      host: '10.0.30.21',
      port: 1400,
      request: 'GET /status/zp HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
    };
    expect(await lab.hosts.guest.script('exchange.ts', request)).toMatchObject({ status: 200 });
    expect(guard?.output()).toContain('event GET /status/zp from 10.0.20.5\n');
    expect(await knockAtAll('guest', 'router')).toMatchObject({ open: [22, 53] });
  });

  it('is changed by difference: counters stand when a door comes', async () => {
    const counted = async () =>
      /counter packets [1-9]\d* bytes/.test(
        await must(lab.hosts.router, 'nft', 'list', 'table', 'inet', 'tonewall'),
      );
    expect(await counted()).toBe(true);
    const more = (await readFile(lab.config, 'utf8')).replace(
      'players:',
      'players:\n  Bar: { address: 10.0.30.22 }',
    );
    await writeFile(lab.config, more);
    expect(await firewall('apply')).toBe('The doors are changed; the rules stand as they were.\n');
    expect(await counted()).toBe(true);
  });

  it('leaves nothing when its rules are taken away', async () => {
    expect(await firewall('remove')).toBe('The rules are gone.\n');
    expect(await must(lab.hosts.router, 'nft', 'list', 'ruleset')).not.toContain('tonewall');
  });
});

async function listening(
  ...where: readonly { readonly host: string; readonly port: number }[]
): Promise<readonly LabProcess[]> {
  return Promise.all(
    where.map((one) =>
      lab.hosts.router.start(process.execPath, [scriptPath('listen.ts'), JSON.stringify(one)], {
        ready: 'listening',
      }),
    ),
  );
}
