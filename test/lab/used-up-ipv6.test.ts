import { beforeEach, expect, it } from 'vitest';
import { answeringNames } from './datagrams.ts';
import { countedDuring, type GatewayLab, hardwareOf, must, walledLab } from './gateway.ts';
import { inLab } from './in-lab.ts';
import { onLink } from './mdns-ears.ts';
import { needsPython, python } from './python.ts';

/** Addresses of IPv6 cost nothing, so what a player begins at this computer over it is bounded for its segment, whatever it calls itself. */
let lab: GatewayLab;

inLab({
  build: async () => {
    lab = await walledLab();
  },
  close: () => lab?.close(),
});

beforeEach(needsPython);

const SENT = 4000;
/** A second, and what may come at once (`budgets.ts`). */
const [RATE, BURST] = [500, 1000];

/** Questions for names (RFC 768, RFC 8200 §8.1), each from another address of the link; how many seconds it took. */
const ASKS = `
target = socket.inet_pton(socket.AF_INET6, sys.argv[1])
raw = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
raw.bind(('eth0', 0))
own = open('/sys/class/net/eth0/address').read().strip().replace(':', '')
frame = bytes.fromhex(sys.argv[2].replace(':', '') + own) + b'\\x86\\xdd'
began = time.time()
for sent in range(${SENT}):
    source = socket.inet_pton(socket.AF_INET6, 'fe80::1:%x' % (sent + 1))
    body = struct.pack('!HHHH', 40000, 53, 9, 0) + b'x'
    total = summed(source + target + struct.pack('!II', len(body), 17) + body)
    body = body[:6] + struct.pack('!H', total) + body[8:]
    raw.send(frame + struct.pack('!IHBB', 6 << 28, len(body), 17, 64) + source + target + body)
print(time.time() - began)
`;

const HEARD = { hook: 'input priority 10', which: 'meta nfproto ipv6 udp dport 53' };

it('of what is begun here over IPv6 so much gets through, and questions over IPv4 do beside it', async () => {
  const { kitchen, router } = lab.hosts;
  const args = [await onLink(router), await hardwareOf(router)];
  let seconds = Number.NaN;
  const arrived = await countedDuring(router, HEARD, async () => {
    seconds = Number(await python(kitchen, ASKS, { args }));
  });
  expect(arrived).toBeGreaterThanOrEqual(BURST);
  expect(arrived).toBeLessThanOrEqual(BURST + RATE * (seconds + 1));
  expect(arrived).toBeLessThan(SENT);
  const ask = (): Promise<string> => must(kitchen, process.execPath, '-e', ASKS_ONCE);
  expect(await answeringNames(router, ask)).toBe('asked\n');
}, 60_000);

/** Over IPv4. */
const ASKS_ONCE = `
const socket = require('dgram').createSocket('udp4');
setTimeout(() => process.exit(1), 5000);
socket.on('message', () => { console.log('asked'); process.exit(); }).send('x', 53, '10.0.30.1');`;
