import { expect, it } from 'vitest';
import { diagnose } from './doctor.ts';
import { type GatewayLab, walledLab } from './gateway.ts';
import { inLab } from './in-lab.ts';
import { withoutPart } from './kernel-part.ts';
import { KITCHEN, nft, PHONE, PINHOLE, PORT } from './music.ts';
import { pause } from './pause.ts';
import { bytesOf, hearTicks, ticksAt } from './ticks.ts';

/** What the kernel does with music that somebody's flow table takes past the rules (docs/decisions/0016). */
let lab: GatewayLab;
/** What players began; each time it is made it begins with nothing. */
const OFFLOADING = `
add table inet mine; delete table inet mine
table inet mine {
  flowtable short { hook ingress priority filter; devices = { eth0, eth1 }; }
  chain passing { type filter hook forward priority filter; iifname "eth0" ct state established ct direction original flow add @short; }
}`;

inLab({
  build: async () => {
    lab = await walledLab();
    await ticksAt(lab.hosts.phone, { host: PHONE, tcp: PORT, udp: PORT });
  },
  close: () => lab?.close(),
  missing: withoutPart({
    what: 'flow tables',
    tried: [
      [
        'nft',
        'add table inet t; add flowtable inet t f { hook ingress priority 0; devices = { end0 }; }; add chain inet t c { type filter hook forward priority 0; }; add rule inet t c flow add @f',
      ],
    ],
  }),
});

it('the doctor finds it, and no longer when nothing is added to it', async () => {
  await nft(lab, OFFLOADING);
  const of = async () => (await diagnose(lab)).of('offloaded-connections');
  const found = await of();
  expect([found.verdict, found.evidence]).toEqual([
    'fail',
    [
      'The flow table short of inet mine takes connections of eth0 (speakers) past the rules.',
      'The flow table short of inet mine takes connections of eth1 (home) past the rules.',
    ],
  ]);
  await nft(lab, 'flush chain inet mine passing');
  expect((await of()).verdict).toBe('pass');
});

it.each([
  ['its player is cut off', `add element inet tonewall cut { ${KITCHEN} timeout 10m }`],
  ['its pinhole ends', `delete ${PINHOLE}`],
])('music goes on when %s, until the table is made anew', async (_, end) => {
  await nft(lab, 'flush set inet tonewall cut');
  await nft(lab, OFFLOADING);
  await nft(lab, `add ${PINHOLE}`);
  const held = await hearTicks(lab.hosts.kitchen, { host: PHONE, port: PORT });
  const come = (): number => bytesOf(held);
  await expect.poll(come, { timeout: 10_000 }).toBeGreaterThan(20);
  await nft(lab, end);
  const before = come();
  await expect.poll(come, { timeout: 10_000 }).toBeGreaterThan(before + 20);
  await nft(lab, OFFLOADING);
  await expect
    .poll(
      async () => {
        const now = come();
        await pause(2000);
        return come() - now;
      },
      { timeout: 20_000 },
    )
    .toBe(0);
});
