import { beforeEach, describe, expect, it } from 'vitest';
import { arrivalsDuring, countedDuring, type GatewayLab, gatewayLab, must } from './gateway.ts';
import { inLab } from './in-lab.ts';
import type { LabProcess } from './process.ts';
import { pause } from './pause.ts';
import { TONEWALL } from './tonewall.ts';
import { needsPython, python } from './python.ts';
import { bytesOf, hearTicks, ticksAt } from './ticks.ts';

/** What a player has open is asked about with each packet, and what only belongs to something else is nothing by itself. */
let lab: GatewayLab;

inLab({
  build: async () => {
    lab = await gatewayLab();
    // As a router that gives many one address: its kernel remembers connections, with our rules or without.
    await nft(
      'add table ip others; add chain ip others leaving { type nat hook postrouting priority 100; }; add rule ip others leaving oifname "eth3" masquerade',
    );
  },
  close: () => lab?.close(),
});

const PHONE = '10.0.10.5';
const KITCHEN = '10.0.30.21';
const GUEST = '10.0.20.5';
const SERVER = '198.51.100.9';
const BEHIND = '192.168.55.9';
const ROUTER = '10.0.30.1';

const heldTo = async (host: string, port: number): Promise<LabProcess> => {
  const held = await hearTicks(lab.hosts.kitchen, { host, port }, 'bytes=');
  await held.waitFor(/bytes=[1-9]/, 10_000);
  return held;
};

/** Whether anything comes within two seconds, after what was under way has been printed. */
async function goesOn(held: LabProcess): Promise<boolean> {
  await pause(600);
  const before = bytesOf(held);
  await pause(2000);
  return bytesOf(held) > before;
}

const nft = (...args: readonly string[]): Promise<string> => must(lab.hosts.router, 'nft', ...args);
const apply = (): Promise<string> =>
  must(lab.hosts.router, process.execPath, TONEWALL, 'firewall', 'apply', lab.config);
const cutOff = (): Promise<string> => nft('list', 'set', 'inet', 'tonewall', 'cut');

/** Whoever says a word to it hears of it ten times a second from then on. */
const TALKS = `
const socket = require('dgram').createSocket('udp4');
socket.on('message', (_, { port, address }) => setInterval(() => socket.send('y', port, address), 100));
socket.bind(4445, process.argv[1], () => console.log('talks'));`;
const ASKS_ONCE = `
const socket = require('dgram').createSocket('udp4');
socket.bind(5445, () => socket.send('x', 4445, process.argv[1], () => socket.close()));`;

describe('what a player has open', { timeout: 120_000 }, () => {
  it('from a time without rules goes on where it might be begun now, and nowhere else', async () => {
    const { phone, server } = lab.hosts;
    for (const [host, address, port] of [
      [phone, PHONE, 2222],
      [server, SERVER, 443],
      [server, SERVER, 4444],
      [server, BEHIND, 443],
    ] as const)
      await ticksAt(host, { host: address, tcp: port, udp: port });
    const held = await Promise.all([
      heldTo(SERVER, 443),
      heldTo(PHONE, 2222),
      heldTo(SERVER, 4444),
      heldTo(BEHIND, 443),
    ]);
    await apply();
    expect(await Promise.all(held.map(goesOn))).toEqual([true, false, false, false]);
    expect(await cutOff()).not.toContain(KITCHEN);
  });

  it('from a time without rules is not answered either', async () => {
    await must(lab.hosts.router, process.execPath, TONEWALL, 'firewall', 'remove');
    const talker = await lab.hosts.server.start(process.execPath, ['-e', TALKS, SERVER], { ready: 'talks' });
    await must(lab.hosts.kitchen, process.execPath, '-e', ASKS_ONCE, SERVER);
    const hears = (): Promise<number> =>
      arrivalsDuring(lab.hosts.kitchen, () => pause(1000), `ip saddr ${SERVER} udp sport 4445`);
    expect(await hears()).toBeGreaterThan(5);
    await apply();
    expect(await hears()).toBe(0);
    await talker.stop();
  });

  it('to a phone ends with its pinhole, and the player is not cut off for that', async () => {
    const element = ['element', 'inet', 'tonewall', 'pinholes', `{ ${KITCHEN} . ${PHONE} . 2222 }`];
    await nft('add', ...element);
    const held = await heldTo(PHONE, 2222);
    expect(await goesOn(held)).toBe(true);
    await nft('delete', ...element);
    expect(await goesOn(held)).toBe(false);
    expect(await cutOff()).not.toContain(KITCHEN);
  });

  it('to a phone ends when the player is cut off, whatever it has a pinhole for', async () => {
    await nft('add', 'element', 'inet', 'tonewall', 'pinholes', `{ ${KITCHEN} . ${PHONE} . 2222 }`);
    const held = await heldTo(PHONE, 2222);
    expect(await goesOn(held)).toBe(true);
    await nft('add', 'element', 'inet', 'tonewall', 'cut', `{ ${KITCHEN} timeout 10m }`);
    expect(await goesOn(held)).toBe(false);
    await nft('flush', 'set', 'inet', 'tonewall', 'cut');
  });
});

/** Says by ICMP that a datagram of somebody else did not arrive, and carries what it likes with it. */
const CLAIM = `
target, source, sport, far, dport = sys.argv[1:]
text = b'secret' * 50
udp = struct.pack('!HHHH', int(sport), int(dport), 8 + len(text), 0)
inner = struct.pack('!BBHHHBBH4s4s', 0x45, 0, 28 + len(text), 1, 0, 64, 17, 0, socket.inet_aton(source), socket.inet_aton(far))
body = struct.pack('!BBHI', 3, 3, 0, 0) + inner + udp + text
body = body[:2] + struct.pack('!H', summed(body)) + body[4:]
raw = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)
for _ in range(5): raw.sendto(body, (target, 0))
`;

describe('what says that it belongs to something else', { timeout: 60_000 }, () => {
  beforeEach(needsPython);

  /** Errors that come from one host to another while they are sent. */
  async function claimed(
    from: keyof GatewayLab['hosts'],
    to: keyof GatewayLab['hosts'],
    inner: readonly [source: string, port: number, far: string, port: number],
  ): Promise<number> {
    const [source = ''] = lab.hosts[from].addresses;
    const [target = ''] = lab.hosts[to].addresses;
    const come = { hook: 'prerouting priority -400', which: `ip saddr ${source} ip protocol icmp` };
    return countedDuring(lab.hosts[to], come, () =>
      python(lab.hosts[from], CLAIM, { args: [target, ...inner] }),
    );
  }

  /** A player asks this computer for a name, as it may: the kernel knows of it from then on. */
  const asks = (): Promise<string> =>
    must(
      lab.hosts.kitchen,
      process.execPath,
      '-e',
      `const s = require('dgram').createSocket('udp4'); s.bind(5555, () => s.send('?', 53, '${ROUTER}', () => s.close()))`,
    );

  it('reaches nobody, either way, and does where there are no rules', async () => {
    await asks();
    const toKitchen = [KITCHEN, 5555, ROUTER, 53] as const;
    const toGuest = [GUEST, 53, KITCHEN, 5555] as const;
    expect(await claimed('guest', 'kitchen', toKitchen)).toBe(0);
    expect(await claimed('server', 'kitchen', toKitchen)).toBe(0);
    expect(await claimed('kitchen', 'guest', toGuest)).toBe(0);
    expect(await claimed('kitchen', 'guest', [ROUTER, 53, KITCHEN, 5555])).toBe(0);
    await must(lab.hosts.router, process.execPath, TONEWALL, 'firewall', 'remove');
    expect(await claimed('guest', 'kitchen', toKitchen)).toBe(5);
    await apply();
  });
});
