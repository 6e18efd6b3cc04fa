import { describe, expect, it } from 'vitest';
import { cardFiles, seenCards, sceneOf } from '../../../../test/rig/doctor.ts';
import { bridgeOf, cardsThere, linkOf } from './links.ts';

const diskWith = (files: Readonly<Record<string, string>>) => sceneOf({ files }).ports.disk;

/** Two cards of Debian 12, as the kernel shows them. */
const RECORDED = {
  '/proc/net/dev': `Inter-|   Receive                                                |  Transmit
 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
    lo: 48222248620 94423984    0    0    0     0          0         0 48222248620 94423984    0    0    0     0       0          0
eth1.30:      10      1    0    0    0     0          0         0        0       0    0    0    0     0       0          0
`,
};

it('finds the cards of the namespace', async () => {
  expect(await cardsThere(diskWith(RECORDED))).toEqual(['eth1.30', 'lo']);
  expect(await cardsThere(diskWith({}))).toBeUndefined();
});

describe('a link', () => {
  const disk = diskWith(
    cardFiles({
      eth0: {},
      eth1: { flags: '0x1002', state: 'down' },
      eth2: { state: 'down' },
      tun0: { flags: '0x10d1', state: 'unknown' },
      eth3: { state: 'lowerlayerdown' },
    }),
  );

  it.each([
    ['eth0', 'up'],
    ['eth1', 'switched-off'],
    ['eth2', 'no-carrier'],
    ['eth3', 'no-carrier'],
    ['tun0', 'up'],
    ['eth9', 'absent'],
  ])('%s is %s', async (card, link) => expect(await linkOf(disk, card)).toBe(link));

  it('is not seen where /sys is that of another namespace', async () => {
    const foreign = { ...cardFiles({ eth0: {}, eth1: {} }), ...seenCards(['eth0']) };
    expect(await linkOf(diskWith(foreign), 'eth0')).toBe('unseen');
    expect(await linkOf(diskWith(seenCards(['eth0'])), 'eth0')).toBe('unseen');
    expect(await linkOf(diskWith({}), 'eth0')).toBe('unseen');
  });

  it('is seen beside the file of bonds', async () => {
    const bonds = { ...cardFiles({ eth0: {} }), '/sys/class/net/bonding_masters': '\n' };
    expect(await linkOf(diskWith(bonds), 'eth0')).toBe('up');
  });
});

describe('a bridge', () => {
  const disk = diskWith(cardFiles({ br0: { bridge: [1, 0] }, br1: { bridge: [0, 1] }, eth0: {} }));

  it('tells how it passes multicast on', async () => {
    expect(await bridgeOf(disk, 'br0')).toEqual({ snoops: true, asks: false });
    expect(await bridgeOf(disk, 'br1')).toEqual({ snoops: false, asks: true });
  });

  it('is none where there is no folder of one', async () => {
    expect(await bridgeOf(disk, 'eth0')).toBeUndefined();
    expect(await bridgeOf(diskWith(seenCards(['br0'])), 'br0')).toBe('unseen');
  });

  it('does not snoop where the kernel cannot', async () => {
    const files = { ...cardFiles({ br0: {} }), '/sys/class/net/br0/bridge/stp_state': '0\n' };
    expect(await bridgeOf(diskWith(files), 'br0')).toEqual({ snoops: false, asks: false });
  });
});
