import { expect, it } from 'vitest';
import { countsIn } from './player-counters.ts';

/** As nftables 1.0 writes it. */
const LISTING = `table inet tonewall {
	set sent_by {
		type ipv4_addr
		size 4096
		flags dynamic
		elements = { 10.0.30.21 counter packets 12 bytes 3456,
			     10.0.30.22 counter packets 1 bytes 60 }
	}

	set begun_by {
		type ipv4_addr
		elements = { 10.0.30.21 counter packets 2 bytes 120 }
	}

	set refused_by {
		type ipv4_addr
		elements = { 10.0.30.23 counter packets 7 bytes 420 }
	}

	set other {
		elements = { 10.0.30.99 counter packets 1 bytes 1 }
	}
}
`;
const none = { packets: 0, bytes: 0 };

it('tells of each address what was sent, begun and refused', () => {
  expect(countsIn(LISTING)).toEqual([
    { address: '10.0.30.21', sent: { packets: 12, bytes: 3456 }, connections: 2, refused: none },
    { address: '10.0.30.22', sent: { packets: 1, bytes: 60 }, connections: 0, refused: none },
    { address: '10.0.30.23', sent: none, connections: 0, refused: { packets: 7, bytes: 420 } },
  ]);
});

it('tells of nobody where nothing was counted, and of rules that count nothing', () => {
  expect(countsIn('table inet tonewall {\n\tset sent_by {\n\t\ttype ipv4_addr\n\t}\n}\n')).toEqual([]);
  expect(countsIn('table inet tonewall {\n}\n')).toEqual([]);
});
