import { describe, expect, it, vi } from 'vitest';
import {
  BAR,
  type BridgedHost,
  type BridgedLab,
  bridgedLab,
  DOOR,
  KITCHEN,
  listening,
  noBridges,
  PHONE,
  PRINTER,
  SERVER,
  showFrames,
} from './bridged-lab.ts';
import { arrivalsDuring, hardwareOf, must } from './gateway.ts';
import { inLab } from './in-lab.ts';
import { scriptPath } from './lab.ts';

let lab: BridgedLab;

inLab({
  build: async () => {
    lab = await bridgedLab();
    await listening(lab, 'router', '0.0.0.0', DOOR);
    await listening(lab, 'bar', BAR, 4000);
    await listening(lab, 'printer', PRINTER, 4000);
  },
  close: () => lab?.close(),
  timeoutMs: 120_000,
  missing: noBridges,
});

/** A datagram from a port of its own. */
async function say(from: BridgedHost, port: number, to: readonly [host: string, port: number]) {
  const [host, there] = to;
  const program = `const s = require('dgram').createSocket('udp4'); s.bind(${port}, () => s.send('x', ${there}, '${host}', () => s.close()))`;
  await must(lab.hosts[from], process.execPath, '-e', program);
}

/** The kitchen sends to an address that is elsewhere, in a frame to its neighbour on the bridge; how often it comes there. */
async function sayByNeighbour(port: number, to: readonly [host: string, port: number]): Promise<number> {
  const { bar, kitchen } = lab.hosts;
  const hardware = await hardwareOf(bar);
  await must(kitchen, 'ip', 'route', 'replace', `${to[0]}/32`, 'dev', 'eth0');
  await must(kitchen, 'ip', 'neighbour', 'replace', to[0], 'lladdr', hardware, 'dev', 'eth0');
  const come = await arrivalsDuring(bar, () => say('kitchen', port, to), `ip daddr ${to[0]}`);
  await must(kitchen, 'ip', 'route', 'delete', `${to[0]}/32`, 'dev', 'eth0');
  return come;
}

/** 200 when it was answered, 0 when nothing came back. */
async function statusFrom(from: BridgedHost, host: string, port: number): Promise<number> {
  const request = 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';
  return Object(await lab.hosts[from].script('exchange.ts', { host, port, request })).status;
}

describe.each([0, 1])('with the frames of bridges shown to the rules: %d', (shown) => {
  it('players and people reach their own neighbours', async () => {
    await showFrames(lab, shown);
    expect(await statusFrom('kitchen', BAR, 4000)).toBe(200);
    expect(await statusFrom('phone', PRINTER, 4000)).toBe(200);
  });

  it('players hear what a neighbour says to the group', async () => {
    const hearing = await lab.hosts.bar.start(
      process.execPath,
      [scriptPath('hear-ssdp.ts'), JSON.stringify({ own: BAR })],
      { ready: 'listening' },
    );
    const text = 'NOTIFY * HTTP/1.1\r\nNTS: ssdp:alive\r\n\r\n';
    await lab.hosts.kitchen.script('say.ts', { to: '239.255.255.250', port: 1900, from: KITCHEN, text });
    await vi.waitFor(() => expect(hearing.output()).toContain(`heard ssdp:alive from ${KITCHEN}`));
    await hearing.stop();
  });

  it('the guard is at the door of a player, and nobody gets past it', async () => {
    expect(await statusFrom('phone', KITCHEN, 1400)).toBe(200);
    // Until the one who asks gives up.
    const past = [statusFrom('phone', BAR, 4000), statusFrom('kitchen', PRINTER, 4000)];
    expect(await Promise.all(past)).toEqual([0, 0]);
  });

  it('by a frame to its neighbour a player lets nobody of the internet past the guard', async () => {
    const port = 4444 + shown;
    expect(await sayByNeighbour(port, [SERVER, port])).toBe(shown === 0 ? 1 : 0);
    const back = () => say('server', port, [KITCHEN, port]);
    expect(await arrivalsDuring(lab.hosts.kitchen, back, `ip saddr ${SERVER}`)).toBe(0);
  });

  it('nor does it keep what people ask of it from the guard', async () => {
    const port = 40_000 + shown;
    const guard = await lab.hosts.router.start(
      process.execPath,
      [scriptPath('hold.ts'), JSON.stringify({ port: DOOR, shared: false })],
      { ready: 'held' },
    );
    await sayByNeighbour(1900, [PHONE, port]);
    await say('phone', port, [KITCHEN, 1900]);
    await expect.poll(() => guard.output()).toContain('heard x');
    await guard.stop();
  });
});
