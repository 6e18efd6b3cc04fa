import { describe, expect, it } from 'vitest';
import { FAMILIES } from '../../../test/rig/tables-of.ts';
import type { Command, Ended, Exec } from '../../ports/exec.ts';
import { applyFirewall, inForce, removeFirewall } from './firewall.ts';
import type { Layout } from './layout.ts';

const LAYOUT: Layout = {
  gateway: {
    players: [
      {
        name: 'speakers',
        interface: 'eth1',
        network: { base: 0x0a00_1e00, prefix: 24 },
        text: '10.0.30.0/24',
      },
    ],
    people: [],
    internet: undefined,
  },
  players: [],
  moved: new Map(),
  doors: [],
  voices: [],
  companions: [],
};

const NO_TABLE: Ended = { code: 1, stdout: '', stderr: 'Error: No such file or directory\n' };
/** What is there and what is not there are both away then. */
const AWAY = FAMILIES.flatMap((family) => [
  `add table ${family} tonewall`,
  `delete table ${family} tonewall`,
]);
const NOTHING = FAMILIES.map(() => NO_TABLE);
const DONE: Ended = { code: 0, stdout: '', stderr: '' };

/** A system that answers one command after the other. */
function system(...answers: readonly Ended[]): { readonly exec: Exec; readonly ran: Command[] } {
  const ran: Command[] = [];
  const run = async (command: Command): Promise<Ended> => {
    ran.push(command);
    return answers[ran.length - 1] ?? { code: undefined, stdout: '', stderr: 'asked too often' };
  };
  return { exec: { run }, ran };
}

const refused = (message: string) => ({ code: 'firewall-refused', message });

describe('the firewall', () => {
  it('is applied in one transaction', async () => {
    const { exec, ran } = system(...NOTHING, DONE);
    expect(await applyFirewall(exec, LAYOUT)).toBe('all');
    expect(ran.map(({ program, args }) => [program, ...args].join(' '))).toEqual([
      ...FAMILIES.map((family) => `nft list table ${family} tonewall`),
      'nft -f -',
    ]);
    expect(ran.at(-1)?.input?.match(/^\S.*(?=\n)/gm)).toEqual([
      ...AWAY,
      ...FAMILIES.flatMap((family) => [`table ${family} tonewall {`, '}']),
    ]);
  });

  it('is refused in words, and nothing is tried after that', async () => {
    const { exec, ran } = system({
      code: 1,
      stdout: '',
      stderr: 'Operation not permitted (you must be root)\n',
    });
    await expect(applyFirewall(exec, LAYOUT)).rejects.toMatchObject(
      refused('nft: Operation not permitted (you must be root)'),
    );
    expect(ran).toHaveLength(1);
  });

  it('says where nft is missing, and where it refuses the rules', async () => {
    const missing = system({ code: undefined, stdout: '', stderr: 'spawn nft ENOENT' });
    await expect(inForce(missing.exec)).rejects.toMatchObject(refused('nft: spawn nft ENOENT'));
    const broken = system(...NOTHING, { code: 1, stdout: '', stderr: 'syntax error\n' });
    await expect(applyFirewall(broken.exec, LAYOUT)).rejects.toMatchObject(refused('nft: syntax error'));
  });

  it('is removed once', async () => {
    expect(await removeFirewall(system(NO_TABLE, ...NOTHING).exec)).toBe(false);
    const arp = NOTHING.with(1, { ...DONE, stdout: 'table arp tonewall {\n}\n' });
    const { exec, ran } = system(NO_TABLE, ...arp, DONE);
    expect(await removeFirewall(exec)).toBe(true);
    expect(ran.at(-1)?.input).toBe(`${AWAY.join('\n')}\n`);
  });

  it('is removed with the short way, also where that alone is left', async () => {
    const { exec, ran } = system({ ...DONE, stdout: 'table netdev tonewall {\n}\n' }, DONE, ...NOTHING);
    expect(await removeFirewall(exec)).toBe(true);
    expect(ran[1]?.input).toBe('add table netdev tonewall\ndelete table netdev tonewall\n');
  });
});
