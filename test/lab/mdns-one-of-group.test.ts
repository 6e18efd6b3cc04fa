import { describe, expect, it } from 'vitest';
import { type DiscoveryLab, discoveryLab, enrol, PLAYERS } from './discovery-lab.ts';
import { hardwareOf, must } from './gateway.ts';
import { inLab } from './in-lab.ts';
import {
  ALL_ROOMS,
  askAtHome,
  FOR_SPEAKERS,
  mdnsFrom,
  onLink,
  openEar,
  recordsIn,
  roomsIn,
} from './mdns-ears.ts';
import type { LabHost } from './lab.ts';
import { needsPython, python } from './python.ts';

let lab: DiscoveryLab;

inLab({
  build: async () => {
    lab = await discoveryLab();
    await enrol(lab, 'tablet');
  },
  close: () => lab?.close(),
  timeoutMs: 120_000,
});

/**
 * Asks the group for speakers, by a plain question, until somebody answers, and prints each answer: to which address it was, with how many hops, and the hardware address of
 * its frame. A resolver that keeps to RFC 6762 §6 goes by the first of these.
 */
const RESOLVER = `
import json
version, own, group = int(sys.argv[1]), sys.argv[2], sys.argv[3]
question = struct.pack('!6H', 0, 0, 1, 0, 0, 0) + b'\\x06_sonos\\x04_tcp\\x05local\\x00' + struct.pack('!2H', 12, 1)
card = socket.if_nametoindex('eth0')
frames = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(0x0800 if version == 4 else 0x86dd))
frames.bind(('eth0', 0))
if version == 4:
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind(('', 5353))
    s.setsockopt(0, 35, socket.inet_aton(group) + socket.inet_aton(own))
    s.setsockopt(0, 32, socket.inet_aton(own))
    s.setsockopt(0, 33, 255); s.setsockopt(0, 34, 0); s.setsockopt(0, 8, 1); s.setsockopt(0, 12, 1)
    to = (group, 5353)
else:
    s = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.setsockopt(41, 26, 1)
    s.bind(('::', 5353))
    s.setsockopt(41, 20, socket.inet_pton(socket.AF_INET6, group) + struct.pack('I', card))
    s.setsockopt(41, 17, card); s.setsockopt(41, 18, 255); s.setsockopt(41, 19, 0); s.setsockopt(41, 49, 1); s.setsockopt(41, 51, 1)
    to = (group, 5353, 0, card)
s.settimeout(0.3)
heard, until, asked = [], time.time() + 20, 0
while time.time() < until and not heard:
    if time.time() - asked > 1.5:
        s.sendto(question, to)
        asked = time.time()
    try: data, more, _, sender = s.recvmsg(9000, 500)
    except TimeoutError: continue
    if data[2] & 0x80 == 0 or b'_sonos' not in data: continue
    at, hops = '', 0
    for _, kind, value in more:
        if version == 4 and kind == 8: at = socket.inet_ntoa(value[8:12])
        if version == 4 and kind == 2: hops = struct.unpack('I', value)[0]
        if version == 6 and kind == 50: at = socket.inet_ntop(socket.AF_INET6, value[:16])
        if version == 6 and kind == 52: hops = struct.unpack('I', value)[0]
    heard.append({'at': at, 'hops': hops, 'from': sender[0]})
frames.settimeout(0.3)
hardware = set()
while True:
    try: frame, about = frames.recvfrom(9000)
    except TimeoutError: break
    # Frames of others' answers: this computer's own are marked as going out.
    if about[2] != 4 and b'_sonos' in frame and frame[44 if version == 4 else 64] & 0x80: hardware.add(frame[:6].hex(':'))
print(json.dumps({'heard': heard, 'hardware': sorted(hardware)}))
`;

interface Asked {
  readonly heard: readonly { readonly at: string; readonly hops: number; readonly from: string }[];
  /** Where frames with answers went. */
  readonly hardware: readonly string[];
}

async function resolverOn(host: LabHost, version: 4 | 6): Promise<Asked> {
  const own = version === 4 ? (host.addresses[0] ?? '') : await onLink(host);
  const group = version === 4 ? '224.0.0.251' : 'ff02::fb';
  return JSON.parse(await python(host, RESOLVER, { args: [version, own, group], timeoutMs: 40_000 }));
}

/** The kernel sums what leaves by that card itself, so that who hears it sees whether the sum is right (ethtool.h, ETHTOOL_STXCSUM). */
const SUM_HERE = `
import fcntl, array
value = array.array('B', struct.pack('II', 0x17, 0))
where, _ = value.buffer_info()
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
    fcntl.ioctl(s, 0x8946, struct.pack('16sP', b'eth3', where))
`;

describe.each([
  [4, '224.0.0.251', '10.0.40.1'],
  [6, 'ff02::fb', 'fe80::'],
] as const)('a plain question over IPv%s by an enrolled device among strangers', (version, group, guard) => {
  it('is answered to the group, in frames for that device, with 255 hops and a right sum', async (context) => {
    needsPython(context);
    const { router, tablet, thing } = lab.hosts;
    await python(router, SUM_HERE);
    const ear = await openEar(router, '10.0.40.1', thing);
    const { heard, hardware } = await resolverOn(tablet, version);
    expect(heard.map(({ at, hops }) => [at, hops])).toEqual([[group, 255]]);
    expect(heard[0]?.from.startsWith(guard)).toBe(true);
    expect(hardware).toEqual([await hardwareOf(tablet)]);
    const text = JSON.stringify((await ear.heard()).filter(({ from }) => from !== '10.0.40.7'));
    expect([text.includes('RINCON'), text.includes(PLAYERS[0])]).toEqual([false, false]);
  });
});

it('an enrolled device among strangers is told of players that go and come, as all would be, and no stranger is', async () => {
  const { router, tablet, thing } = lab.hosts;
  const stranger = await openEar(router, '10.0.40.1', thing);
  const ear = await openEar(router, '10.0.40.1', tablet);
  await lab.household.stop();
  const gone = { questions: FOR_SPEAKERS, unicast: true, timeoutMs: 2000 };
  await expect
    .poll(async () => roomsIn(await mdnsFrom(lab.hosts.phone, gone)), { timeout: 60_000 })
    .toEqual([]);
  await lab.startHousehold();
  await askAtHome(lab, { unicast: true });
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const told = (await ear.heard()).filter(({ to }) => to === 'group');
  const living = (isLiving: boolean) =>
    roomsIn(
      told.map((each) => ({ ...each, records: each.records.filter(({ ttl }) => ttl > 0 === isLiving) })),
    );
  expect([living(false), living(true)]).toEqual([ALL_ROOMS, ALL_ROOMS]);
  expect(recordsIn((await stranger.heard()).filter(({ from }) => from === '10.0.40.1'))).toEqual([]);
}, 120_000);

it('is answered to the address of that device where the kernel does not know whom a packet was for', async (context) => {
  needsPython(context);
  const { router, tablet } = lab.hosts;
  await must(
    router,
    'nft',
    'add table ip other; add chain ip other out { type filter hook output priority raw; }; add rule ip other out udp sport 5353 notrack',
  );
  const { heard } = await resolverOn(tablet, 4);
  expect(heard.map(({ at }) => at)).toContain('10.0.40.7');
});
