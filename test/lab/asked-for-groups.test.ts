import { beforeEach, expect, it } from 'vitest';
import { countedDuring, type GatewayLab, walledLab } from './gateway.ts';
import { inLab } from './in-lab.ts';
import { needsPython, python } from './python.ts';

/** A switch between the players that asks who listens to which group (RFC 3810 §5.1): it sends nothing more to who does not say so. */
let lab: GatewayLab;

inLab({
  build: async () => {
    lab = await walledLab();
  },
  close: () => lab?.close(),
});

beforeEach(needsPython);

/** Queries of every group, answered within 100 ms. */
const QUERIES = `
raw = socket.socket(socket.AF_INET6, socket.SOCK_RAW, socket.IPPROTO_ICMPV6)
raw.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_MULTICAST_HOPS, 1)
raw.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_HOPOPTS, bytes([0, 0, 5, 2, 0, 0, 1, 0]))
body = struct.pack('!BBHHH', 130, 0, 0, 100, 0) + b'\\0' * 16 + bytes([2, 10, 0, 0])
for _ in range(3):
    raw.sendto(body, ('ff02::1', 0, 0, socket.if_nametoindex('eth0')))
    time.sleep(1)
`;

it('is told of the groups of this computer', async () => {
  // When a card comes up Linux says of itself, twice, which groups it listens to.
  await new Promise((resolve) => setTimeout(resolve, 4000));
  const { kitchen, router } = lab.hosts;
  const said = { hook: 'output priority 10', which: 'oifname "eth0" icmpv6 type mld2-listener-report' };
  expect(await countedDuring(router, said, () => python(kitchen, QUERIES))).toBeGreaterThan(0);
}, 30_000);
