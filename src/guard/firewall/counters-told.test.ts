import { expect, it } from 'vitest';
import { readConfig } from '../../config/read.ts';
import { countersTold } from './counters-told.ts';
import { layoutOf } from './layout.ts';

const config = readConfig(
  `version: 1
players: { Kitchen: { address: 10.0.30.21 }, Bar: { address: 10.0.30.22 }, Den: { address: 10.0.30.23 } }
segments:
  - { interface: eth1, network: 10.0.30.0/24, holds: players }
  - { interface: eth2, network: 10.0.10.0/24, role: member }
`,
  'tonewall.yaml',
);
/** As nftables 1.0 writes it: of the Kitchen, of the Bar where it has moved, and of somebody who is no player. */
const LISTING = `table inet tonewall {
	map moved {
		type ipv4_addr : ipv4_addr
		elements = { 10.0.30.22 : 10.0.30.77 }
	}

	set sent_by {
		type ipv4_addr
		elements = { 10.0.30.21 counter packets 12 bytes 3456, 10.0.30.66 counter packets 1 bytes 60 }
	}

	set refused_by {
		type ipv4_addr
		elements = { 10.0.30.22 counter packets 9 bytes 540, 10.0.30.77 counter packets 7 bytes 420 }
	}
}
`;
const none = { packets: 0, bytes: 0 };

function telling({ code = 0, stdout = LISTING, stderr = '', hasLayout = true } = {}) {
  const ran: string[] = [];
  const exec = {
    run: async ({ args }: { readonly args: readonly string[] }) => {
      ran.push(args.join(' '));
      return { code, stdout, stderr };
    },
  };
  const layout = async () => (hasLayout && config.ok ? layoutOf(config.value) : undefined);
  return { ran, tell: () => countersTold({ exec, rules: { times: 2 }, layout }) };
}

it('tells of all players where they are, and of nobody else, with one run of nft', async () => {
  const { tell, ran } = telling();
  expect(await tell()).toEqual({
    answer: 'counters',
    players: [
      { address: '10.0.30.21', sent: { packets: 12, bytes: 3456 }, connections: 0, refused: none },
      { address: '10.0.30.77', sent: none, connections: 0, refused: { packets: 7, bytes: 420 } },
      { address: '10.0.30.23', sent: none, connections: 0, refused: none },
    ],
    putBack: 2,
  });
  expect(ran).toEqual(['list table inet tonewall']);
});

it('tells nothing without a configuration, without rules, and where the kernel refuses', async () => {
  const without = telling({ hasLayout: false });
  expect([await without.tell(), without.ran]).toEqual([{ answer: 'not-a-place' }, []]);
  const refused = (stderr: string) => telling({ code: 1, stderr }).tell();
  expect(await refused('Error: No such file or directory')).toEqual({ answer: 'no-rules' });
  expect(await refused('Operation not permitted')).toEqual({ answer: 'failed' });
});
