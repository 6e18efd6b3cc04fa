import { beforeEach, expect, it } from 'vitest';
import { type GatewayLab, must, walledLab } from './gateway.ts';
import { inLab } from './in-lab.ts';
import { needsPython, python } from './python.ts';

/** A player with addresses without end, which all ask for the router: Linux remembers 1024 neighbours of IPv6 of all cards together (ip-sysctl, gc_thresh3). */
let lab: GatewayLab;

inLab({
  build: async () => {
    lab = await walledLab();
  },
  close: () => lab?.close(),
});

beforeEach(needsPython);

/** Neighbour solicitations (RFC 4861 §4.3), each from another address of the link. */
const ASKS = `
target = socket.inet_pton(socket.AF_INET6, sys.argv[1])
raw = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
raw.bind(('eth0', 0))
group = socket.inet_pton(socket.AF_INET6, 'ff02::1:ff00:0')[:13] + target[13:]
hardware = b'\\x02\\0\\0\\0\\0\\x01'
for sent in range(3000):
    source = socket.inet_pton(socket.AF_INET6, 'fe80::1:%x' % (sent + 1))
    body = struct.pack('!BBHI', 135, 0, 0, 0) + target + b'\\x01\\x01' + hardware
    total = summed(source + group + struct.pack('!II', len(body), 58) + body)
    body = body[:2] + struct.pack('!H', total) + body[4:]
    head = struct.pack('!IHBB', 6 << 28, len(body), 58, 255) + source + group
    raw.send(b'\\x33\\x33' + group[12:] + hardware + b'\\x86\\xdd' + head + body)
    if sent % 20 == 0: time.sleep(0.005)
`;

it('leaves room for the neighbours of others', async () => {
  const { kitchen, router } = lab.hosts;
  const shown = await must(router, 'ip', '-6', '-j', 'address', 'show', 'dev', 'eth0', 'scope', 'link');
  const [own = ''] = /fe80::[0-9a-f:]+/.exec(shown) ?? [];
  // Until it has found out that no other has its address it answers nobody.
  await new Promise((resolve) => setTimeout(resolve, 3000));
  await python(kitchen, ASKS, { args: [own] });
  const known = await must(router, 'ip', '-6', 'neighbour', 'show', 'dev', 'eth0');
  const count = known.split('\n').filter((line) => line.startsWith('fe80::1:')).length;
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThan(600);
}, 30_000);
