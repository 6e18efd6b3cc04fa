import { describe, expect, it } from 'vitest';
import { setTimeout as delay } from 'node:timers/promises';
import { debianProgram } from '../../tools/debian-packages.ts';
import { bridgedLab, cure, diagnose, hold } from './doctor.ts';
import { type GatewayLab, must } from './gateway.ts';
import { inLab } from './in-lab.ts';
import type { LabProcess } from './process.ts';
import { TONEWALL } from './tonewall.ts';

/** The doctor and what is beside the router: switches that snoop, other DHCP servers. */
let lab: GatewayLab;

inLab({
  build: async () => {
    lab = await bridgedLab();
  },
  close: () => lab?.close(),
});

const onRouter = (command: string): Promise<string> => must(lab.hosts.router, 'sh', '-c', command);

describe('a bridge that snoops and asks nobody', () => {
  let searches = 0;

  /** Whether a search of the router comes to a member of the group in the speakers' segment. */
  async function isHeard(member: LabProcess): Promise<boolean> {
    searches += 1;
    const text = `search ${searches}.`;
    await lab.hosts.router.script('say.ts', { to: '239.255.255.250', port: 1900, from: '10.0.30.1', text });
    return member.waitFor(`heard ${text}`, 2000).then(
      () => true,
      () => false,
    );
  }

  const onSwitch = (settings: string): Promise<string> => {
    const namespace = lab.hosts.router.name.replace(/router$/, 'switch');
    const set = `ip link set guests type bridge ${settings}`;
    return must(lab.hosts.router, 'nsenter', `--net=/run/netns/${namespace}`, 'sh', '-c', set);
  };

  it('is told so unless somebody else is heard to ask, and keeps its members when it asks itself', async () => {
    const told = (await diagnose(lab)).of('snooping-without-querier');
    expect(told).toMatchObject({
      verdict: 'fail',
      evidence: [
        'The bridge br-speakers (speakers) snoops (multicast_snooping is 1), asks nobody (multicast_querier is 0), and heard nobody ask.',
        'eth1 (home) is no bridge.',
        'eth2 (guests) is no bridge.',
      ],
    });
    const group = ['239.255.255.250', '10.0.30.21'];
    const member = await hold(lab, 'kitchen', { port: 1900, shared: true, group });
    // Longer than a member is kept that is not asked: Linux passes it on all the same, as nobody asks.
    await delay(5000);
    expect(await isHeard(member)).toBe(true);
    await cure(lab, told.cures[0]);
    expect((await diagnose(lab)).of('snooping-without-querier').verdict).toBe('pass');
    // Now members are kept because they answer.
    await delay(5000);
    expect(await onRouter('bridge mdb show dev br-speakers')).toContain('grp 239.255.255.250');
    expect(await isHeard(member)).toBe(true);
    await member.stop();
    await onRouter('ip link set br-speakers type bridge mcast_querier 0');
  });

  it('hears a switch that asks', async () => {
    await onRouter('ip link set eth2 master br-speakers');
    await onSwitch('mcast_snooping 1 mcast_startup_query_interval 10 mcast_querier 1');
    await expect
      .poll(async () => (await diagnose(lab)).of('snooping-without-querier').evidence[0], { timeout: 60_000 })
      .toBe('The bridge br-speakers (speakers) snoops, and somebody asks behind eth2.');
    await onSwitch('mcast_querier 0 mcast_snooping 0');
    await onRouter('ip link set eth2 nomaster');
  });
});

describe('another DHCP server where players are', () => {
  const DNSMASQ = debianProgram('dnsmasq');
  const asked = async () => {
    const told = await diagnose(lab, { args: ['--ask-dhcp'] });
    return { ...told.of('second-dhcp-server'), sent: told.sent };
  };

  const ARGUMENTS = [
    '--keep-in-foreground',
    '--port=0',
    '--conf-file=/dev/null',
    '--log-facility=-',
    '--user=root',
    '--pid-file=',
    '--dhcp-authoritative',
    '--dhcp-range=10.0.30.100,10.0.30.150,255.255.255.0',
  ];

  it('is asked for only where that is wanted, and then it is told', async (context) => {
    if (DNSMASQ === undefined) context.skip('dnsmasq is not installed');
    expect((await diagnose(lab)).of('second-dhcp-server')).toMatchObject({
      verdict: 'inconclusive',
      cures: [expect.stringMatching(/^As root: tonewall doctor \S+\.yaml --state \S+ --ask-dhcp$/)],
    });
    expect(await asked()).toMatchObject({
      verdict: 'pass',
      evidence: ['Behind br-speakers (speakers) no other DHCP server answered.'],
    });
    const server = await lab.hosts.kitchen.start(
      DNSMASQ ?? '',
      [...ARGUMENTS, `--dhcp-leasefile=${lab.folder}/leases`],
      { ready: 'DHCP' },
    );
    // dnsmasq names itself as the router.
    expect(await asked()).toMatchObject({
      verdict: 'fail',
      evidence: ['Behind br-speakers (speakers) 10.0.30.21 names 10.0.30.21 as the router, not 10.0.30.1.'],
      sent: [expect.stringContaining('a DHCPINFORM behind br-speakers, to everybody')],
    });
    expect(await onRouter(`wc -c < ${lab.folder}/leases`)).toBe('0\n');
    await must(lab.hosts.router, process.execPath, TONEWALL, 'firewall', 'apply', lab.config);
    // What is a neighbour answers through the rules as well.
    await lab.hosts.router.run('ping', ['-c1', '-W1', '10.0.30.21']);
    expect((await asked()).verdict).toBe('fail');
    await server.stop();
    expect((await asked()).verdict).toBe('inconclusive');
  });
});
