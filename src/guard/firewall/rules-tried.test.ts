import { expect, it } from 'vitest';
import { knownAddress } from '../../base/address.ts';
import type { Datagram, DatagramOptions, DatagramSocket } from '../../ports/net.ts';
import { tryRules } from './rules-tried.ts';

const HOST = knownAddress('127.0.0.1');

/** A computer on whose loopback datagrams arrive at some ports; some are taken. */
function computer(arrives: (port: number) => boolean, taken: readonly number[] = []) {
  const open = new Map<number, (datagram: Datagram) => void>();
  const sentTo: number[] = [];
  const datagrams = async (
    { port: wanted }: DatagramOptions,
    onDatagram: (datagram: Datagram) => void,
  ): Promise<DatagramSocket> => {
    const port = wanted === 0 ? 40_000 : wanted;
    if (taken.includes(port)) throw new Error('EADDRINUSE');
    open.set(port, onDatagram);
    const local = { host: HOST, port };
    const send: DatagramSocket['send'] = async (_bytes, to) => {
      sentTo.push(to.port);
      if (arrives(to.port)) open.get(to.port)?.({ bytes: new Uint8Array(1), from: local });
    };
    return { local, send, close: async () => void open.delete(port) };
  };
  const clock = { sleep: async () => {} };
  return { net: { datagrams }, clock, open, sentTo };
}

const isNoDoor = (port: number): boolean => port < 21_400 || port > 31_399;

it('has them in force where nothing arrives at a door and something elsewhere', async () => {
  const house = computer(isNoDoor);
  expect(await tryRules(house)).toBe('in-force');
  expect(house.sentTo).toEqual([31_399, 40_000]);
  expect([...house.open]).toEqual([]);
});

it('has none where it arrives', async () => {
  expect(await tryRules(computer(() => true))).toBe('none');
});

it('knows nothing where nothing arrives anywhere, and where no socket can be had', async () => {
  expect(await tryRules(computer(() => false))).toBe(undefined);
  const full = computer(() => true, [31_399, 31_397, 31_395]);
  expect([await tryRules(full), [...full.open]]).toEqual([undefined, []]);
  const without = computer(() => true, [40_000]);
  expect([await tryRules(without), [...without.open]]).toEqual([undefined, []]);
});

it('takes another door where one is taken', async () => {
  expect(await tryRules(computer(isNoDoor, [31_399]))).toBe('in-force');
});
