import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { countedDuring, hardwareOf, must } from './gateway.ts';
import { inLab } from './in-lab.ts';
import type { LabProcess } from './process.ts';
import { needsPython, python } from './python.ts';
import { KITCHEN, nft, PHONE, PINHOLE, PORT } from './music.ts';
import { pause } from './pause.ts';
import { byTheRules, type ShortWayLab, shortWayLab, withoutShortWay } from './short-way-lab.ts';
import { bytesOf, hearTicks, ticksAt } from './ticks.ts';

/** What a phone answers to a player goes past the rules; what the player sends does not, and decides. */
let lab: ShortWayLab;
/** Where a phone serves a file and ends as it is told to. */
const FILE_PORT = 2223;
const FILE_BYTES = 20_000_000;

inLab({
  build: async () => {
    lab = await shortWayLab();
    await ticksAt(lab.hosts.phone, { host: PHONE, tcp: PORT, udp: PORT });
    const server = `require('net').createServer((s) => { s.on('error', () => {}).on('data', (said) => (String(said) === 'reset' ? s.resetAndDestroy() : s.end())); s.write(Buffer.alloc(${FILE_BYTES}, 'music')); }).listen(${FILE_PORT}, () => console.log('serves'))`;
    await lab.hosts.phone.start(process.execPath, ['-e', server], { ready: 'serves' });
    await nft(lab, `add element inet tonewall pinholes { ${KITCHEN} . ${PHONE} . ${FILE_PORT} }`);
  },
  close: () => lab?.close(),
  timeoutMs: 120_000,
  missing: withoutShortWay,
});

/** Music that plays, of a connection begun just now. */
async function playing(): Promise<LabProcess> {
  await nft(lab, 'flush set inet tonewall cut');
  await nft(lab, `add ${PINHOLE}`);
  const held = await hearTicks(lab.hosts.kitchen, { host: PHONE, port: PORT });
  await goesOn(held);
  return held;
}

async function goesOn(held: LabProcess): Promise<void> {
  const before = bytesOf(held);
  await expect.poll(() => bytesOf(held), { timeout: 10_000 }).toBeGreaterThan(before + 30);
}

/** Packets of the player that get to the phone while time passes. */
const fromPlayer = (ms: number): Promise<number> =>
  countedDuring(lab.hosts.phone, { hook: 'prerouting priority -400', which: `ip saddr ${KITCHEN}` }, () =>
    pause(ms),
  );

it('music plays on past the rules, and each packet of the player meets them', async () => {
  const held = await playing();
  const counted = async (): Promise<number> =>
    Number(
      /sent_by \{.*?10\.0\.30\.21 counter packets (\d+)/s.exec(
        await nft(lab, 'list', 'table', 'inet', 'tonewall'),
      )?.[1],
    );
  const before = await counted();
  expect(await byTheRules(lab, 2000)).toBe(0);
  await goesOn(held);
  expect(await counted()).toBeGreaterThan(before + 5);
  await held.stop();
});

it.each([
  ['its player is cut off', `add element inet tonewall cut { ${KITCHEN} timeout 10m }`],
  ['its pinhole ends', `delete ${PINHOLE}`],
])('music ends when %s: nothing of the player gets through from then on', async (_, end) => {
  const held = await playing();
  await nft(lab, end);
  await pause(200);
  expect(await fromPlayer(2000)).toBe(0);
  const before = bytesOf(held);
  await pause(2000);
  expect(bytesOf(held)).toBe(before);
  await held.stop();
});

/** Fetches the file, rests in the middle where it is told to, and says a word when it has all; how much came, whether it was the file, and how it ended. */
const fetched = async (word: 'end' | 'reset', restMs = 0): Promise<unknown> => {
  const program = `
    const hash = require('crypto').createHash('sha256'); let bytes = 0, how = 'end', rested = ${restMs === 0};
    const s = require('net').connect({ host: '${PHONE}', port: ${FILE_PORT} });
    s.setTimeout(8000, () => { how = 'silence'; s.destroy(); });
    s.on('data', (d) => { hash.update(d); bytes += d.length;
      if (!rested && bytes > 1e6) { rested = true; s.pause(); setTimeout(() => s.resume(), ${restMs}); }
      if (bytes === ${FILE_BYTES}) s.write('${word}'); });
    s.on('error', ({ code }) => (how = code)).on('close', () => console.log(JSON.stringify([bytes, hash.digest('hex'), how])));`;
  return JSON.parse(await must(lab.hosts.kitchen, process.execPath, '-e', program));
};

const FILE = [FILE_BYTES, createHash('sha256').update(Buffer.alloc(FILE_BYTES, 'music')).digest('hex')];

it.each([
  ['ends as the phone ends it', 'end', 0, 'end'],
  ['is broken off as the phone breaks it off', 'reset', 0, 'ECONNRESET'],
  ['rests for longer than the way stays open', 'end', 4000, 'end'],
] as const)('a file comes whole, and %s', async (_, word, restMs, how) => {
  expect(await fetched(word, restMs)).toEqual([...FILE, how]);
});

/** Frames with segments of TCP that only acknowledge, and are known by their window; with a tag of a VLAN where one is named. */
const FORGED = `
source, sport, target, dport, to, vlan, hops, pieces = sys.argv[1:]
raw = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
raw.bind(('eth0', 0))
ends = socket.inet_aton(source) + socket.inet_aton(target)
tag = struct.pack('!HH', 0x8100, int(vlan)) if int(vlan) else b''
for sent in range(100):
    segment = struct.pack('!HHIIBBHHH', int(sport), int(dport), sent, 1, 0x50, 0x10, 4711, 0, 0)
    segment = segment[:16] + struct.pack('!H', summed(ends + struct.pack('!BBH', 0, 6, 20) + segment)) + segment[18:]
    head = struct.pack('!BBHHHBBH', 0x45, 0, 40, 1, int(pieces), int(hops), 6, 0) + ends
    head = head[:10] + struct.pack('!H', summed(head)) + head[12:]
    raw.send(bytes.fromhex(to.replace(':', '')) + b'\\x02\\0\\0\\0\\0\\x01' + tag + b'\\x08\\0' + head + segment)
    time.sleep(0.005)
`;

interface Forged {
  readonly from: 'phone' | 'guest';
  readonly ports: readonly [from: number, to: number];
  /** The hardware address that it is sent to; the router's unless it is named. */
  readonly to?: string;
  readonly vlan?: number;
  readonly hops?: number;
  /** Flags and place of a piece (RFC 791 §3.1). */
  readonly pieces?: number;
}

/** Forged segments in the name of the phone that get to the player's card, of 100. */
async function arrived({
  from,
  ports: [sport, dport],
  to,
  vlan = 0,
  hops = 64,
  pieces = 0,
}: Forged): Promise<number> {
  const card = from === 'phone' ? 'eth1' : 'eth2';
  const router = await hardwareOf(lab.hosts.router, card);
  return await countedDuring(
    lab.hosts.kitchen,
    { hook: 'ingress device "eth0" priority 0', which: 'tcp window 4711' },
    () =>
      python(lab.hosts[from], FORGED, {
        args: [PHONE, sport, KITCHEN, dport, to ?? router, vlan, hops, pieces],
      }),
  );
}

it('the way is open for one connection of one phone, and for nobody else who knows of it', async (context) => {
  needsPython(context);
  const held = await playing();
  const listing = await nft(lab, 'list', 'set', 'netdev', 'tonewall', 'stands');
  const own = Number(new RegExp(`${KITCHEN} \\. ${PHONE} \\. ${PORT} \\. (\\d+)`).exec(listing)?.[1]);
  const ports = [PORT, own] as const;
  expect(await arrived({ from: 'phone', ports })).toBe(100);
  const others: readonly Forged[] = [
    { from: 'guest', ports },
    { from: 'phone', ports: [PORT + 1, own] },
    { from: 'phone', ports: [PORT, own + 1] },
    { from: 'phone', ports: [PORT, 1400] },
    { from: 'phone', ports, vlan: 20 },
    { from: 'phone', ports, hops: 1 },
    { from: 'phone', ports, pieces: 0x2000 },
    { from: 'phone', ports, to: '02:00:00:00:00:99' },
  ];
  for (const other of others) expect([other, await arrived(other)]).toEqual([other, 0]);
  await held.stop();
});

it('a mark of somebody else is left, and opens nothing', async () => {
  await nft(
    lab,
    'add table inet marks; add chain inet marks f { type filter hook forward priority -200; }; add rule inet marks f meta mark set 7; add chain inet marks p { type filter hook postrouting priority 0; }; add rule inet marks p meta mark 7 counter',
  );
  const held = await playing();
  expect(await byTheRules(lab, 2000)).toBeGreaterThan(5);
  expect(await nft(lab, 'list', 'chain', 'inet', 'marks', 'p')).toMatch(/counter packets [1-9]/);
  await nft(lab, 'delete table inet marks');
  await expect.poll(() => byTheRules(lab, 500), { timeout: 10_000 }).toBe(0);
  await held.stop();
});
