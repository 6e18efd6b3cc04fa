import { describe, expect, it } from 'vitest';
import { DOORS, FORBIDDEN, GATEWAY, sceneOf } from '../../../../test/rig/doctor.ts';
import type { Command, Ended } from '../../../ports/exec.ts';
import { noNftables } from './no-nftables.ts';

const VERSION = 'nftables v1.0.6 (Lester Gooch #5)';

/** A kernel that judges what it is given. */
function look(judge: (transaction: string) => Partial<Ended>, config?: string) {
  const given: Command[] = [];
  const nft = (command: Command): Partial<Ended> => {
    given.push(command);
    return command.args[0] === '--version' ? { stdout: `${VERSION}\n` } : judge(command.input ?? '');
  };
  return noNftables.look(sceneOf({ programs: { nft } }, config)).then((finding) => ({ finding, given }));
}

const REFUSED = { code: 1, stderr: 'Error: Could not process rule: No such file or directory\n' };

it('passes where the kernel would take the rules of the configuration, and lets it take nothing', async () => {
  const { finding, given } = await look(() => ({}), GATEWAY);
  expect(finding).toEqual({
    verdict: 'pass',
    evidence: [`${VERSION}; the kernel would take the rules of this configuration.`],
    cures: [],
    sent: [],
  });
  expect(given.map(({ args }) => args)).toEqual([['--version'], ['-c', '-f', '-']]);
  expect(given[1]?.input).toContain('10.0.30.21 . 1400 : ');
});

it('asks with rules like them where there is no configuration', async () => {
  const { finding, given } = await look(() => ({}));
  expect(finding.evidence).toEqual([`${VERSION}; the kernel would take rules like those of a gateway.`]);
  expect(given[1]?.input).toContain('redirect to :ip daddr . tcp dport map @doors');
});

it('says which ability the kernel lacks', async () => {
  const { finding, given } = await look((text) => (text.includes('ct count') ? REFUSED : {}));
  expect(finding).toEqual({
    verdict: 'fail',
    evidence: [
      `${VERSION}; the kernel does not take rules like those of a gateway: Error: Could not process rule: No such file or directory`,
      'It knows no limits of connections for each address.',
    ],
    cures: ['Start a kernel with CONFIG_NFT_CONNLIMIT'],
    sent: [],
  });
  expect(given.slice(1).every(({ args }) => args[0] === '-c')).toBe(true);
});

describe('what cannot be asked', () => {
  it('is no pass for whoever is not root', async () => {
    const { finding } = await look(() => FORBIDDEN);
    expect(finding).toMatchObject({
      verdict: 'inconclusive',
      cures: ['Run it as root: sudo tonewall doctor'],
    });
  });

  it('fails without nft', async () => {
    expect(await noNftables.look(sceneOf({}))).toMatchObject({
      verdict: 'fail',
      evidence: ['There is no nft here that runs.'],
    });
  });

  it('is no matter where no rules are needed', async () => {
    expect((await noNftables.look(sceneOf({}, DOORS))).verdict).toBe('not-applicable');
  });
});
