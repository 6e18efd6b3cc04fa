import { expect, it } from 'vitest';
import { type IpAddress, knownAddress as ip } from '../../base/address.ts';
import { ConnectFailure, type ConnectFailureReason, type Net, type Stream } from '../../ports/net.ts';
import { assuredNet } from './assured-net.ts';

const KITCHEN = ip('10.0.1.2');
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- nothing of it is used
const STREAM = {} as Stream;

/** `isThere`: what the player of the address says of itself when it is asked. */
function netWith({ fails, isThere = true }: { fails?: unknown; isThere?: boolean }) {
  const lost = new Set<IpAddress>();
  let opened = 0;
  const connect: Net['connect'] = () => {
    if (fails !== undefined) return Promise.reject(fails);
    opened += 1;
    return Promise.resolve(STREAM);
  };
  const fail = (): never => expect.fail('nothing else is asked for');
  const net = assuredNet(
    { connect, listen: fail, datagrams: fail, interfaces: fail },
    {
      lose: (host) => void lost.add(host),
      restored: (host) => Promise.resolve(!lost.has(host) || (isThere && lost.delete(host))),
    },
  );
  const to = (port: number) => net.connect({ host: KITCHEN, port, timeoutMs: 1000 });
  return { to, lost, opened: () => opened };
}

it('connects to a player that is not in doubt', async () => {
  const { to } = netWith({});
  expect(await to(1400)).toBe(STREAM);
});

it.each([
  ['refused', 1400, true],
  ['refused', 1443, false],
  ['timeout', 1443, true],
  ['unreachable', 1400, true],
  ['other', 1400, true],
  ['aborted', 1400, false],
  ['tls', 1443, false],
] as const satisfies readonly (readonly [ConnectFailureReason, number, boolean])[])(
  'a connection that is %s at %i loses the player: %s',
  async (reason, port, isLost) => {
    const { to, lost } = netWith({ fails: new ConnectFailure(reason, 'no connection') });
    await expect(to(port)).rejects.toMatchObject({ reason });
    expect(lost.has(KITCHEN)).toBe(isLost);
  },
);

it('a bug is no player that is away', async () => {
  const { to, lost } = netWith({ fails: new TypeError('a bug') });
  await expect(to(1400)).rejects.toThrow('a bug');
  expect(lost.size).toBe(0);
});

it('to one that is in doubt nothing is opened before it has told that it is there', async () => {
  const back = netWith({});
  back.lost.add(KITCHEN);
  expect([await back.to(1400), back.opened(), back.lost.size]).toEqual([STREAM, 1, 0]);
  const another = netWith({ isThere: false });
  another.lost.add(KITCHEN);
  await expect(another.to(1400)).rejects.toMatchObject({ reason: 'unreachable' });
  expect(another.opened()).toBe(0);
});
