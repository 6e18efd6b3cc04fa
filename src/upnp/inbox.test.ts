import { describe, expect, it } from 'vitest';
import { asIpAddress } from '../base/address.ts';
import type { Datagram } from '../ports/net.ts';
import { boundedInbox, type InboxLimits } from './inbox.ts';

const datagram = (host: string, text: string): Datagram => {
  const address = asIpAddress(host);
  if (!address) throw new Error(host);
  return { bytes: Buffer.from(text), from: { host: address, port: 1900 } };
};

const putAll = (limits: Partial<InboxLimits>, datagrams: readonly (readonly [string, string])[]) => {
  const inbox = boundedInbox(limits);
  for (const [host, text] of datagrams) inbox.put(datagram(host, text));
  return {
    kept: inbox.kept.map(({ bytes, from }) => `${from.host} ${Buffer.from(bytes).toString()}`),
    dropped: inbox.dropped(),
  };
};

const [A, B] = ['192.0.2.1', '192.0.2.2'];

describe('an inbox', () => {
  it.each([
    [
      'keeps the same bytes of one source once',
      {},
      [
        [A, 'x'],
        [A, 'x'],
        [B, 'x'],
      ],
      [`${A} x`, `${B} x`],
      0,
    ],
    [
      'bounds one source, not the others',
      { perSource: 1 },
      [
        [A, '1'],
        [A, '2'],
        [B, '3'],
      ],
      [`${A} 1`, `${B} 3`],
      1,
    ],
    [
      'bounds all sources together',
      { total: 2 },
      [
        [A, '1'],
        [B, '2'],
        [A, '3'],
        [B, '4'],
      ],
      [`${A} 1`, `${B} 2`],
      2,
    ],
    [
      'lets go of what is too long',
      { bytesPerDatagram: 2 },
      [
        [A, 'abc'],
        [A, 'abc'],
        [A, 'ab'],
      ],
      [`${A} ab`],
      2,
    ],
    [
      'bounds the bytes',
      { totalBytes: 3 },
      [
        [A, 'ab'],
        [A, 'cd'],
        [B, 'e'],
      ],
      [`${A} ab`, `${B} e`],
      1,
    ],
  ] as const)('%s', (_, limits, datagrams, kept, dropped) => {
    expect(putAll(limits, datagrams)).toEqual({ kept, dropped });
  });
});
