import { describe, expect, it } from 'vitest';
import { DOORS, GATEWAY, LISTED, sceneOf } from '../../../../test/rig/doctor.ts';
import { localPortsFor } from '../../firewall/local-ports.ts';
import { takenPort } from './taken-port.ts';

/** Listeners as proc(5) shows them: address in the order of a small machine, port. */
const UDP = {
  '/proc/net/udp':
    '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n',
};
const listeners = (...at: readonly (readonly [hex: string, port: number])[]) => ({
  ...UDP,
  '/proc/net/tcp': [
    '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
    ...at.map(
      ([hex, port], index) =>
        `   ${index}: ${hex}:${port.toString(16).toUpperCase().padStart(4, '0')} 00000000:0000 0A 0:0 00:0 0     33 0 1`,
    ),
    '',
  ].join('\n'),
});
const [EVERY, LOOPBACK, DOOR] = ['00000000', '0100007F', '7801A8C0'];

const look = (computer: Parameters<typeof sceneOf>[0], config = DOORS) =>
  takenPort.look(sceneOf(computer, config));
const standing = (guardedAt: string) =>
  JSON.stringify({ answer: 'doors', standing: { doors: [{ room: 'Kitchen', guardedAt, address: 'x' }] } });

it("passes where all are free; another address or port is in nobody's way", async () => {
  expect(await look({ files: listeners([LOOPBACK, 1400], [DOOR, 1401]) })).toMatchObject({
    verdict: 'pass',
    evidence: ['All 2 ports that the guard needs are free.'],
  });
});

it.each([
  ['192.168.1.120', DOOR],
  ['0.0.0.0', EVERY],
])('fails where somebody listens at %s', async (address, hex) => {
  expect(await look({ files: listeners([hex, 1400]) })).toEqual({
    verdict: 'fail',
    evidence: [`A program of user 33 listens at ${address} port 1400 (TCP), which is for a door of Kitchen.`],
    cures: [
      "As root: ss -lntup 'sport = :1400'",
      'Stop that program or give it another port; a guard with another state folder is told by --state',
    ],
    sent: [],
  });
});

describe('behind a gateway', () => {
  const door = localPortsFor(['10.0.30.21']).get('10.0.30.21')?.[1443] ?? 0;

  it("a port of UDP for searches is wanted, and one of TCP with its number is in nobody's way", async () => {
    const voice = localPortsFor(['10.0.30.21']).get('10.0.30.21')?.[1400] ?? 0;
    const udp = `${UDP['/proc/net/udp']}  1: ${EVERY}:${voice.toString(16).toUpperCase()} 00000000:0000 07 0:0 00:0 0  33 0 1\n`;
    const found = await look({ files: { ...listeners(), '/proc/net/udp': udp } }, GATEWAY);
    expect(found).toMatchObject({
      verdict: 'fail',
      evidence: [
        `A program of user 33 listens at 0.0.0.0 port ${voice} (UDP), which is for searches that are sent to 10.0.30.21.`,
      ],
    });
  });

  it('doors, events and the front desk are wanted, at whatever address somebody listens', async () => {
    const files = listeners([LOOPBACK, door], [LOOPBACK, 21_399], [LOOPBACK, 8080]);
    const found = await look({ files }, `${GATEWAY}front-desk: { address: 10.0.10.1 }\n`);
    expect(found.verdict).toBe('fail');
    expect(found.evidence).toEqual([
      `A program of user 33 listens at 127.0.0.1 port ${door} (TCP), which is for the door 1443 of 10.0.30.21.`,
      'A program of user 33 listens at 127.0.0.1 port 21399 (TCP), which is for the events of players.',
    ]);
  });
});

it('the port for names is wanted where players reach the internet by name', async () => {
  const files = listeners([LOOPBACK, 21_398]);
  expect((await look({ files }, LISTED)).evidence).toEqual([
    'A program of user 33 listens at 127.0.0.1 port 21398 (TCP), which is for the names that players ask for.',
  ]);
  expect((await look({ files }, GATEWAY)).verdict).toBe('pass');
});

describe('where a guard runs', () => {
  const files = listeners([DOOR, 1400], [DOOR, 1443]);

  it('passes: it holds its own', async () => {
    expect(await look({ files, guard: standing('192.168.1.120') })).toMatchObject({
      verdict: 'pass',
      evidence: ['The guard that runs holds its ports.'],
    });
  });

  it('fails for a door that it does not have', async () => {
    expect((await look({ files, guard: standing('192.168.1.121') })).verdict).toBe('fail');
  });

  it("cannot tell where it is another user's", async () => {
    const permissions = { isFolder: true, mode: 0o700, isOwn: false };
    expect(await look({ files, machine: { permissions } })).toMatchObject({
      verdict: 'inconclusive',
      cures: ['Run it as root: sudo tonewall doctor'],
    });
  });
});

it('cannot tell where the system does not show who listens, and is no matter without a configuration', async () => {
  expect((await look({})).verdict).toBe('inconclusive');
  expect((await takenPort.look(sceneOf({}))).verdict).toBe('not-applicable');
  expect((await look({}, 'players: {}')).verdict).toBe('not-applicable');
});
