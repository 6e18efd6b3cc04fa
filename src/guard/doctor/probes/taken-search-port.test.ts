import { expect, it } from 'vitest';
import { sceneOf } from '../../../../test/rig/doctor.ts';
import { TonewallError } from '../../../base/errors.ts';
import type { DatagramOptions } from '../../../ports/net.ts';
import { takenSearchPort } from './taken-search-port.ts';

/** Somebody at 0.0.0.0:1900 as Linux 6.18 shows it. */
const HELD = `   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops
   10: 00000000:076C 00000000:0000 07 00000000:00000000 00:00000000 00000000   104        0 52 2 0000000000000000 0
`;
const FREE = `${HELD.split('\n')[0] ?? ''}\n`;

function look(table: string, failure?: TonewallError) {
  const opened: DatagramOptions[] = [];
  const datagrams = (options: DatagramOptions) => {
    opened.push(options);
    if (failure) throw failure;
    return () => {
      throw new Error('something was sent');
    };
  };
  const scene = sceneOf({ files: { '/proc/net/udp': table }, datagrams });
  return takenSearchPort.look(scene).then((finding) => ({ finding, opened }));
}

it('passes where nobody is there, without opening anything', async () => {
  const { finding, opened } = await look(FREE);
  expect(finding).toMatchObject({
    verdict: 'pass',
    evidence: ['UDP port 1900 (SSDP) is free.', 'UDP port 5353 (mDNS) is free.'],
  });
  expect(opened).toEqual([]);
});

it('passes where whoever is there shares', async () => {
  const { finding, opened } = await look(HELD);
  expect(finding.evidence[0]).toBe('Others are at UDP port 1900 (SSDP) and share it.');
  expect([finding.verdict, opened]).toEqual(['pass', [{ host: '239.255.255.250', port: 1900, reuse: true }]]);
});

it('fails where it does not', async () => {
  const { finding } = await look(HELD, new TonewallError('address-in-use', 'bind EADDRINUSE'));
  expect(finding).toEqual({
    verdict: 'fail',
    evidence: ['A program of user 104 has UDP port 1900 (SSDP) for itself.', 'UDP port 5353 (mDNS) is free.'],
    cures: [
      "As root: ss -lunp 'sport = :1900', and stop that program or tell it to share the port (SO_REUSEADDR)",
    ],
    sent: [],
  });
});

it('cannot tell where a socket cannot be had for another reason, or nobody is shown', async () => {
  const { finding } = await look(HELD, new TonewallError('address-unavailable', 'bind EACCES'));
  expect(finding.verdict).toBe('inconclusive');
  expect((await takenSearchPort.look(sceneOf({}))).verdict).toBe('inconclusive');
});
