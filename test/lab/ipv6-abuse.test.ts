import { expect, it } from 'vitest';
import { type DiscoveryLab, journalOf, PLAYERS } from './discovery-lab.ts';
import { hardwareOf, must } from './gateway.ts';
import { inLab } from './in-lab.ts';
import { ALL_ROOMS, FOR_SPEAKERS, mdnsOverIpv6, onLink, recordsIn, roomsIn } from './mdns-ears.ts';
import { ASK, houseOverIpv6, WAIT } from './ipv6-lab.ts';
import { ledTo, overIpv6, searchFor, ZONE_PLAYER } from './ssdp-ipv6-lab.ts';
import { needsPython, python } from './python.ts';

/** Addresses of others, datagrams that are not of the link, floods. */
let lab: DiscoveryLab;

inLab({
  build: async () => {
    lab = await houseOverIpv6();
  },
  close: () => lab?.close(),
  timeoutMs: 120_000,
});

it('somebody who asks with the address of an enrolled device is told nothing, and nobody is while it is in doubt', async () => {
  const { lodger, tablet } = lab.hosts;
  const from = await onLink(tablet);
  await must(lodger, 'ip', 'address', 'add', `${from}/64`, 'dev', 'eth0', 'nodad');
  const ask = { questions: FOR_SPEAKERS, everyMs: 700 };
  for (const how of [{}, { unicast: true }, { plain: true }])
    expect(recordsIn(await mdnsOverIpv6(lodger, { ...ask, ...how, from }))).toEqual([]);
  const hardware = await hardwareOf(lab.hosts.lodger);
  const claim = { segment: 'things', address: from, hardware, whose: 'neighbour' };
  await expect
    .poll(async () => (await journalOf(lab, 'neighbour-spoofed')).map(({ facts }) => facts), WAIT)
    .toContainEqual(claim);
  await must(lodger, 'ip', 'address', 'del', `${from}/64`, 'dev', 'eth0');
  expect(recordsIn(await mdnsOverIpv6(tablet, { ...ask, unicast: true }))).toEqual([]);
  await must(lab.hosts.router, 'nft', 'flush', 'set', 'inet', 'tonewall', 'claims6_eth3');
  await expect.poll(async () => roomsIn(await mdnsOverIpv6(tablet, ask)), WAIT).toEqual(ALL_ROOMS);
});

/** Asks from port 5353 with so many hops. */
const ASK_WITH = `
const socket = require('dgram').createSocket({ type: 'udp6', reuseAddr: true });
let heard = 0;
socket.on('message', (bytes) => { heard += bytes.includes('_sonos') ? 1 : 0; });
socket.bind(5353, process.argv[1] + '%eth0', () => {
  socket.setMulticastInterface('::%eth0');
  socket.setMulticastTTL(Number(process.argv[2]));
  const head = Buffer.from([0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
  const name = Buffer.from('\\x06_sonos\\x04_tcp\\x05local\\x00\\x00\\x0c\\x80\\x01', 'latin1');
  const ask = () => socket.send(Buffer.concat([head, name]), 5353, 'ff02::fb%eth0');
  const timer = setInterval(ask, 500);
  setTimeout(() => { clearInterval(timer); console.log(heard); socket.close(); }, 4000);
});`;

it('a speaker of mDNS whose datagrams are not of the link is dropped by the rules', async () => {
  const { phone } = lab.hosts;
  const own = await onLink(phone);
  const answered = async (hops: number): Promise<number> =>
    Number(await must(phone, process.execPath, '-e', ASK_WITH, own, `${hops}`));
  expect([(await answered(255)) > 0, await answered(254)]).toEqual([true, 0]);
});

/** Asks a group 20,000 times, about as fast as it can. */
const FLOOD = `
const [group, port, question] = process.argv.slice(1);
const socket = require('dgram').createSocket('udp6');
const query = Buffer.from(question, 'base64');
let left = 20000;
const some = () => {
  for (let count = 0; count < 200 && left > 0; count += 1, left -= 1) socket.send(query, Number(port), group + '%eth0');
  if (left > 0) setTimeout(some, 5); else setTimeout(() => socket.close(), 500);
};
socket.bind(0, () => { socket.setMulticastInterface('::%eth0'); some(); });`;

/** How much of one address the kernel has dropped. */
async function droppedOfOne(): Promise<number> {
  const rules = await must(lab.hosts.router, 'nft', 'list', 'chain', 'inet', 'tonewall', 'entering');
  return Number(/update @finding6 .* counter packets (\d+)/.exec(rules)?.[1]);
}

const QUERY = Buffer.from('000000000001000000000000065f736f6e6f73045f746370056c6f63616c00000c0001', 'hex');

it.each([
  ['mDNS', 'ff02::fb', 5353, QUERY],
  ['SSDP', 'ff02::c', 1900, Buffer.from(searchFor(ZONE_PLAYER))],
])(
  'a flood of one address by %s is cut by the kernel, and others are heard meanwhile',
  async (_, group, port, query) => {
    const { phone, guest } = lab.hosts;
    const before = await droppedOfOne();
    const flood = must(guest, process.execPath, '-e', FLOOD, group, `${port}`, query.toString('base64'));
    const ask = { ...ASK, unicast: true, everyMs: 1000 };
    expect(roomsIn(await mdnsOverIpv6(phone, ask))).toEqual(ALL_ROOMS);
    expect(
      ledTo(await overIpv6(phone, { say: [searchFor(ZONE_PLAYER)], until: PLAYERS, timeoutMs: 15_000 })),
    ).toEqual(PLAYERS);
    await flood;
    expect((await droppedOfOne()) - before).toBeGreaterThan(10_000);
  },
);

/** Searches by SSDP from as many addresses of the link as there are seconds for, none of which anybody has; some 600 a second. */
const CROWD = `
import os
raw = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0)
raw.bind(('eth0', 0))
text = bytes.fromhex(sys.argv[1])
target = socket.inet_pton(socket.AF_INET6, 'ff02::c')
udp = struct.pack('!HHH', 40000, 1900, 8 + len(text))
end = time.monotonic() + float(sys.argv[2])
while time.monotonic() < end:
    for _ in range(6):
        source = b'\\xfe\\x80' + bytes(6) + os.urandom(8)
        check = summed(source + target + struct.pack('!II', 8 + len(text), 17) + udp + b'\\0\\0' + text) or 0xffff
        head = struct.pack('!IHBB', 0x60000000, 8 + len(text), 17, 2) + source + target
        raw.send(bytes.fromhex('33330000000c02005e00530186dd') + head + udp + struct.pack('!H', check) + text)
    time.sleep(0.01)
`;

it('a crowd of addresses on one card keeps nobody on another from finding players, nor who is known there', async (context) => {
  needsPython(context);
  const { phone, guest } = lab.hosts;
  const find = { say: [searchFor(ZONE_PLAYER)], until: PLAYERS, everyMs: 1500, timeoutMs: 1500 };
  await overIpv6(phone, find);
  const text = Buffer.from(searchFor(ZONE_PLAYER)).toString('hex');
  const crowd = python(guest, CROWD, { args: [text, 20], timeoutMs: 60_000 });
  const found: (readonly string[])[] = [];
  for (let count = 0; count < 10; count += 1) found.push(ledTo(await overIpv6(phone, find)));
  expect(found).toEqual(Array.from({ length: 10 }, () => PLAYERS));
  expect(await crowd).toBe('');
}, 90_000);
