import { describe, expect, it } from 'vitest';
import { DOORS, FORBIDDEN, GATEWAY, type Computer, sceneOf } from '../../../../test/rig/doctor.ts';
import { knownAddress } from '../../../base/address.ts';
import { TonewallError } from '../../../base/errors.ts';
import type { DatagramOptions } from '../../../ports/net.ts';
import { secondDhcpServer } from './second-dhcp-server.ts';

const CARDS = { eth1: ['10.0.30.1/24'] };
const NO_TABLE = { nft: () => ({ code: 1, stderr: 'Error: No such file or directory\n' }) };
const IN_FORCE = { nft: () => ({ stdout: 'table inet tonewall {\n}\n' }) };
const UDP =
  '   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';
const SERVES = `${UDP}    0: 00000000:0043 00000000:0000 07 0:0 00:0 0     0 0 1\n`;
const files = (udp: string, ...near: readonly string[]) => ({
  '/proc/net/udp': udp,
  '/proc/net/arp': [
    'IP address HW type Flags HW address Mask Device',
    ...near.map((address) => `${address} 0x1 0x2 02:fc:00:00:00:05 * eth1`),
    '',
  ].join('\n'),
});

/** The answer of a server that names a router; the number of the question is that of the rig. */
const ack =
  (router: string, id = '07070707', port = 67) =>
  (host: string) => ({
    bytes: Buffer.from(
      `02010600${id}${'0'.repeat(456)}638253633501050304${Buffer.from(router.split('.').map(Number)).toString('hex')}ff`,
      'hex',
    ),
    from: { host: knownAddress(host), port },
  });

/** Whoever answers, each when it is asked by its own address or with everybody. */
function look(servers: Readonly<Record<string, ReturnType<typeof ack>>>, computer: Computer = {}) {
  const opened: DatagramOptions[] = [];
  const asked: string[] = [];
  const scene = sceneOf(
    {
      cards: CARDS,
      programs: NO_TABLE,
      files: files(UDP),
      datagrams: (options, onDatagram) => {
        opened.push(options);
        return (_bytes, { host, port }) => {
          asked.push(`${host}:${port}`);
          for (const [address, answer] of Object.entries(servers))
            if (host === '255.255.255.255' || host === address) onDatagram(answer(address));
        };
      },
      ...computer,
    },
    GATEWAY,
    true,
  );
  return secondDhcpServer.look(scene).then((finding) => ({ finding, opened, asked }));
}

it('sends nothing unless it is told to', async () => {
  const opened: DatagramOptions[] = [];
  const scene = sceneOf({ cards: CARDS, datagrams: (options) => (opened.push(options), () => {}) }, GATEWAY);
  expect(await secondDhcpServer.look(scene)).toEqual({
    verdict: 'inconclusive',
    evidence: ['Nobody was asked: that sends something.'],
    cures: ['As root: tonewall doctor --ask-dhcp'],
    sent: [],
    unasked: true,
  });
  expect(opened).toEqual([]);
});

it('asks everybody and each neighbour once, 64 at most, and says so', async () => {
  const near = Array.from({ length: 70 }, (_none, index) => `10.0.30.${index + 100}`);
  const { finding, opened, asked } = await look({}, { files: files(UDP, ...near) });
  expect(opened).toEqual([{ host: '10.0.30.1', port: 68, reuse: true, broadcast: true }]);
  expect(asked).toEqual(['255.255.255.255:67', ...near.slice(0, 64).map((address) => `${address}:67`)]);
  expect(finding).toEqual({
    verdict: 'pass',
    evidence: ['Behind eth1 (speakers) no other DHCP server answered.'],
    cures: [],
    sent: ['a DHCPINFORM behind eth1, to everybody and to 64 neighbours'],
  });
});

describe('of those who answer', () => {
  it('one is well where this computer is none itself', async () => {
    const { finding } = await look({ '10.0.30.2': ack('10.0.30.1') });
    expect(finding).toMatchObject({
      verdict: 'pass',
      evidence: ['Behind eth1 (speakers) 10.0.30.2 is the one DHCP server that answers.'],
    });
  });

  it('one beside this computer is one too many; its own answer does not count', async () => {
    const { finding } = await look(
      { '10.0.30.2': ack('10.0.30.1'), '10.0.30.1': ack('10.0.30.1') },
      { files: files(SERVES) },
    );
    expect(finding).toMatchObject({
      verdict: 'fail',
      evidence: ['Behind eth1 (speakers) 10.0.30.2 answers as DHCP server, beside this computer.'],
      cures: [
        'Switch the DHCP server at 10.0.30.2 off, or take it out of the segment; ip neighbour show dev eth1 tells its hardware address',
      ],
    });
  });

  it('two are one too many', async () => {
    const { finding } = await look({ '10.0.30.3': ack('10.0.30.1'), '10.0.30.2': ack('10.0.30.1') });
    expect(finding).toMatchObject({
      verdict: 'fail',
      evidence: ['Behind eth1 (speakers) 10.0.30.2, 10.0.30.3 answer as DHCP servers.'],
    });
  });

  it('one that leads players past this computer fails', async () => {
    const { finding } = await look({ '10.0.30.2': ack('10.0.30.254') });
    expect(finding).toMatchObject({
      verdict: 'fail',
      evidence: ['Behind eth1 (speakers) 10.0.30.2 names 10.0.30.254 as the router, not 10.0.30.1.'],
    });
  });

  it('neither an answer to another question nor one from another port counts', async () => {
    const { finding } = await look({
      '10.0.30.2': ack('10.0.30.254', '07070708'),
      '10.0.30.3': ack('10.0.30.254', '07070707', 68),
    });
    expect(finding.verdict).toBe('pass');
  });
});

describe('silence', () => {
  it('is no pass while the rules in force keep answers out', async () => {
    expect((await look({}, { programs: IN_FORCE })).finding).toMatchObject({
      verdict: 'inconclusive',
      cures: ['Ask from a device in that segment: nmap --script broadcast-dhcp-discover'],
    });
  });

  it('is no pass where it cannot be seen whether they are in force', async () => {
    expect((await look({}, { programs: { nft: () => FORBIDDEN } })).finding.verdict).toBe('inconclusive');
  });
});

describe('where nothing can be sent', () => {
  const failing = (message: string) => ({
    datagrams: () => {
      throw new TonewallError('address-in-use', message);
    },
  });

  it('tells that it cannot be told, and why', async () => {
    expect(
      (await look({}, failing('cannot use 10.0.30.1:68 (UDP): bind EACCES 10.0.30.1:68'))).finding,
    ).toEqual({
      verdict: 'inconclusive',
      evidence: [
        'Behind eth1 (speakers) nobody could be asked: cannot use 10.0.30.1:68 (UDP): bind EACCES 10.0.30.1:68.',
      ],
      cures: ['Run it as root: sudo tonewall doctor --ask-dhcp'],
      sent: [],
    });
    expect((await look({}, failing('bind EADDRINUSE'))).finding.cures).toEqual([
      "As root: ss -lunp 'sport = :68'",
    ]);
    expect((await look({}, { cards: {} })).finding.verdict).toBe('inconclusive');
  });
});

it('is no matter without segments', async () => {
  expect((await secondDhcpServer.look(sceneOf({}, DOORS, true))).verdict).toBe('not-applicable');
});
