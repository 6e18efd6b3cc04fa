import { describe, expect, it } from 'vitest';
import { sceneOf } from '../../../../test/rig/doctor.ts';
import { holders, takes } from './sockets.ts';

const HEAD =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';

/** As Linux 6.18 shows a listener at 127.0.0.1:8080, a connection of it, and one at every address; proc(5). */
const TCP = `${HEAD}   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 47 1 000000008e6fa523 100 0 0 10 0
   1: 0100007F:1F90 0100007F:D431 01 00000000:00000000 00:00000000 00000000  1000        0 48 1 000000008e6fa524 20 4 30 10 -1
   2: 00000000:0578 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 49 1 000000008e6fa525 100 0 0 10 0
`;
const TCP6 = `${HEAD}   0: 00000000000000000000000000000000:0016 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 50 1 0 100 0 0 10 0
   1: 0000000000000000FFFF00000100007F:1F91 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000     7        0 51 1 0 100 0 0 10 0
   2: B80D01200000000000000000010000FE:1F92 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000     7        0 51 1 0 100 0 0 10 0
`;
const UDP = `   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops
   10: FAFFFFEF:076C 00000000:0000 07 00000000:00000000 00:00000000 00000000   104        0 52 2 0000000000000000 0
   11: 0100007F:076D 0100007F:1234 01 00000000:00000000 00:00000000 00000000   104        0 52 2 0000000000000000 0
`;

const diskWith = (files: Readonly<Record<string, string | undefined>>) => sceneOf({ files }).ports.disk;

it('finds who listens, of both versions of IP', async () => {
  const disk = diskWith({ '/proc/net/tcp': TCP, '/proc/net/tcp6': TCP6 });
  expect(await holders(disk, 'tcp')).toEqual([
    { protocol: 'tcp', address: '127.0.0.1', port: 8080, user: 1000 },
    { protocol: 'tcp', address: '0.0.0.0', port: 1400, user: 0 },
    { protocol: 'tcp', address: '::', port: 22, user: 0 },
    { protocol: 'tcp', address: '127.0.0.1', port: 8081, user: 7 },
    { protocol: 'tcp', address: 'an IPv6 address', port: 8082, user: 7 },
  ]);
});

it('finds who waits for datagrams, without IPv6 in the kernel', async () => {
  expect(await holders(diskWith({ '/proc/net/udp': UDP }), 'udp')).toEqual([
    { protocol: 'udp', address: '239.255.255.250', port: 1900, user: 104 },
  ]);
});

it('does not take a table that cannot be read for an empty one', async () => {
  expect(await holders(diskWith({}), 'tcp')).toBeUndefined();
  expect(
    await holders(diskWith({ '/proc/net/tcp': TCP, '/proc/net/tcp6': undefined }), 'tcp'),
  ).toBeUndefined();
});

describe('a holder takes', () => {
  const at = (address: string) => ({ protocol: 'tcp', address, port: 1400, user: 0 }) as const;

  it.each([
    ['127.0.0.1', true],
    ['0.0.0.0', true],
    ['::', true],
    ['127.0.0.2', false],
    ['an IPv6 address', false],
  ])('what comes to 127.0.0.1 at %s: %s', (address, is) => {
    expect(takes(at(address), '127.0.0.1', 1400)).toBe(is);
    expect(takes(at(address), '127.0.0.1', 1401)).toBe(false);
  });
});
