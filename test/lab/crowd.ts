import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { frameOf } from './frames.ts';
import type { LabHost } from './lab.ts';
import { python } from './python.ts';
import { searchFor, ZONE_PLAYER } from './ssdp-ipv6-lab.ts';

const MDNS = {
  ports: [5353, 5353],
  ipv4: Uint8Array.of(224, 0, 0, 251),
  ipv6: Buffer.from('ff0200000000000000000000000000fb', 'hex'),
} as const;

/** PTR of _sonos._tcp.local. */
function question(kind: '0001' | '8001'): Buffer {
  return Buffer.from(`000000000001000000000000065f736f6e6f73045f746370056c6f63616c00000c${kind}`, 'hex');
}

/** How players are asked for: UDA 2.0 §1.3.2 and annex A, RFC 6762 §3 and §5. */
const ASKING = {
  SSDP: {
    ports: [40_000, 1900],
    text: Buffer.from(searchFor(ZONE_PLAYER)),
    ipv4: Uint8Array.of(239, 255, 255, 250),
    ipv6: Buffer.from('ff02000000000000000000000000000c', 'hex'),
  },
  mDNS: { ...MDNS, text: question('0001') },
  /** For an answer to the asker alone (RFC 6762 §5.4). */
  'mDNS, unicast': { ...MDNS, text: question('8001') },
} as const;

export interface Crowd {
  readonly by: keyof typeof ASKING;
  readonly over: 'ipv4' | 'ipv6';
  /** As bytes; each has its turn. */
  readonly addresses: readonly Uint8Array[];
  /** Datagrams of all together. */
  readonly count: number;
  /** As fast as can be where it is not told. */
  readonly perSecond?: number;
}

/** Sends frames round and round, and prints the seconds that it took. */
const SEND = `
raw = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0)
raw.bind(('eth0', 0))
frames = [bytes.fromhex(line) for line in open(sys.argv[1]).read().split()]
count, rate = int(sys.argv[2]), int(sys.argv[3])
begin = time.monotonic()
for sent in range(count):
    if rate and sent % 20 == 0: time.sleep(max(0, begin + sent / rate - time.monotonic()))
    raw.send(frames[sent % len(frames)])
print(time.monotonic() - begin)
`;

/** Many who are not there ask for players from the segment of one host; resolves to the seconds that it took. */
export async function crowdAt(
  lab: { readonly folder: string },
  host: LabHost,
  crowd: Crowd,
): Promise<number> {
  const { by, over, addresses, count, perSecond = 0 } = crowd;
  const { ports, text, [over]: group } = ASKING[by];
  const frames = addresses.map((from) => frameOf({ from, group, ports, text }).toString('hex'));
  const file = join(lab.folder, `${host.name}, ${by}, ${over}.frames`);
  writeFileSync(file, frames.join('\n'));
  return Number(await python(host, SEND, { args: [file, count, perSecond], timeoutMs: 120_000 }));
}
