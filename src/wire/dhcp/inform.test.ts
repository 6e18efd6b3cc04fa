import { expect, it } from 'vitest';
import { writeInform } from './inform.ts';

it('is a DHCPINFORM as RFC 2131 §2 lays it out', () => {
  const bytes = writeInform({
    id: Uint8Array.of(1, 2, 3, 4),
    address: '10.0.30.1',
    hardware: '02:fc:00:00:00:05',
  });
  const hex = Buffer.from(bytes).toString('hex');
  expect(bytes).toHaveLength(300);
  expect(hex.slice(0, 88)).toBe(
    // op, htype, hlen, hops · xid · secs, flags · ciaddr · yiaddr, siaddr, giaddr · chaddr
    `0101060001020304000000000a001e01${'0'.repeat(24)}02fc00000005${'0'.repeat(20)}`,
  );
  expect(hex.slice(472).replace(/0+$/, '')).toBe('63825363350108370103ff');
  expect(hex.slice(88, 472)).toBe('0'.repeat(384));
});

it('goes without a hardware address where there is none', () => {
  const bytes = writeInform({ id: Uint8Array.of(1, 2, 3, 4), address: '10.0.30.1', hardware: '' });
  expect(Buffer.from(bytes.subarray(28, 44)).toString('hex')).toBe('0'.repeat(32));
});
