import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { debianProgram } from '../../tools/debian-packages.ts';
import { labCapability } from './capability.ts';
import { bridgedLab, configFile, cure, diagnose } from './doctor.ts';
import { type GatewayLab, must } from './gateway.ts';
import { scriptPath } from './lab.ts';
import type { LabProcess } from './process.ts';
import { TONEWALL } from './tonewall.ts';

/** The doctor on a router of which something is wrong, and again when what it said was done. */
let lab: GatewayLab;

beforeAll(async () => {
  if (labCapability() === undefined) lab = await bridgedLab();
});
afterAll(() => lab?.close());
beforeEach((context) => {
  const reason = labCapability();
  if (reason !== undefined) context.skip(reason);
});

const onRouter = (command: string): Promise<string> => must(lab.hosts.router, 'sh', '-c', command);

const hold = (host: 'router' | 'kitchen', held: object): Promise<LabProcess> =>
  lab.hosts[host].start(process.execPath, [scriptPath('hold.ts'), JSON.stringify(held)], { ready: 'held' });

async function nft(text: string): Promise<void> {
  const file = join(lab.folder, 'foreign.nft');
  writeFileSync(file, text);
  await must(lab.hosts.router, 'nft', '-f', file);
}

describe('a router without rules', () => {
  it('is told what is wrong, and nothing of it is changed', async () => {
    const STATE =
      'nft list ruleset; ip -4 address; ip route; sysctl -a 2>/dev/null | grep -E "^net.ipv4.(ip_forward|conf)"; ls -A';
    const before = await onRouter(STATE);
    const told = await diagnose(lab);
    expect(await onRouter(STATE)).toBe(before);
    expect([told.code, told.sent]).toEqual([1, []]);
    expect(told.of('no-nftables')).toMatchObject({
      verdict: 'pass',
      evidence: [expect.stringContaining('the kernel would take the rules of this configuration.')],
    });
    expect(told.of('rules-not-in-force')).toMatchObject({
      verdict: 'fail',
      evidence: ['No rules of Tonewall are in force.'],
    });
    for (const id of [
      'missing-interface',
      'interface-down',
      'interface-without-address',
      'return-path-elsewhere',
    ])
      expect([id, told.of(id).verdict]).toEqual([id, 'pass']);
  });

  it('that passes nothing on is told so, and what it is told mends it', async () => {
    const told = (await diagnose(lab)).of('no-forwarding');
    expect(told.verdict).toBe('fail');
    expect(told.evidence[0]).toBe('net.ipv4.ip_forward is 0.');
    await cure(lab, told.cures[0]);
    expect((await diagnose(lab)).of('no-forwarding').verdict).toBe('pass');
  });

  it('is told of cards that are not there, that are down, and that have no address', async () => {
    const config = configFile(lab, 'missing', (text) => text.replace('interface: eth2', 'interface: eth9'));
    const { verdict, evidence } = (await diagnose(lab, { config })).of('missing-interface');
    expect([verdict, evidence[2]]).toEqual([
      'fail',
      'eth9 (guests) is not there; there are br-speakers, eth0, eth1, eth2, eth3, lo.',
    ]);
    await onRouter('ip link set eth2 down');
    expect((await diagnose(lab)).of('interface-down')).toMatchObject({
      verdict: 'fail',
      cures: ['ip link set eth2 up'],
    });
    await onRouter('ip link set eth2 up && ip address del 10.0.20.1/24 dev eth2');
    const told = (await diagnose(lab)).of('interface-without-address');
    expect(told.evidence).toContainEqual(
      expect.stringContaining('eth2 (guests) has no address in 10.0.20.0/24'),
    );
    await cure(lab, told.cures[0]);
    expect((await diagnose(lab)).of('interface-without-address').verdict).toBe('pass');
  });
});

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
    const member = await hold('kitchen', { port: 1900, shared: true, group });
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

describe('tables of somebody else', () => {
  it('that drop what players fetch are told, and what the doctor says lets it pass', async () => {
    await nft(
      'table ip filter {\n chain FORWARD {\n type filter hook forward priority 0; policy drop;\n }\n}\n',
    );
    const told = (await diagnose(lab)).of('conflicting-rules');
    expect(told).toMatchObject({
      verdict: 'fail',
      evidence: [
        'Table ip filter, chain FORWARD, drops (its policy): what players in speakers fetch from the internet; what the internet answers to players in speakers.',
      ],
    });
    for (const command of told.cures.filter((line) => line.startsWith('nft '))) await cure(lab, command);
    expect((await diagnose(lab)).of('conflicting-rules')).toMatchObject({
      verdict: 'pass',
      evidence: ['All that is needed passes the other tables (ip filter).'],
    });
    await onRouter('nft delete table ip filter');
  });

  it('that take what is sent to doors are told', async () => {
    await nft(
      'table ip nat {\n chain PREROUTING {\n type nat hook prerouting priority -100;\n iifname "eth1" tcp dport 1000-2000 redirect to :9\n }\n}\n',
    );
    const told = (await diagnose(lab)).of('conflicting-rules');
    expect([told.verdict, told.evidence.length]).toEqual(['fail', 1]);
    expect(told.evidence[0]).toMatch(
      /^Table ip nat, chain PREROUTING, sends elsewhere \(rule \d+ of PREROUTING\): what home sends to the doors of players\.$/,
    );
    await onRouter('nft delete table ip nat');
  });
});

describe('ports', () => {
  it('for searches may be shared, and not taken', async () => {
    const alone = await hold('router', { port: 1900, shared: false });
    const told = (await diagnose(lab)).of('taken-search-port');
    expect([told.verdict, told.evidence[0]]).toEqual([
      'fail',
      'A program of user 0 has UDP port 1900 (SSDP) for itself.',
    ]);
    await alone.stop();
    const shared = await hold('router', { port: 1900, shared: true });
    expect((await diagnose(lab)).of('taken-search-port').evidence[0]).toBe(
      'Others are at UDP port 1900 (SSDP) and share it.',
    );
    await shared.stop();
  });

  it('for events may not be taken', async () => {
    const listener = await lab.hosts.router.start(
      process.execPath,
      [scriptPath('listeners.ts'), JSON.stringify({ first: 21_399, count: 1 })],
      { ready: 'listening' },
    );
    expect((await diagnose(lab)).of('taken-port')).toMatchObject({
      verdict: 'fail',
      evidence: [
        'A program of user 0 listens at 0.0.0.0 port 21399 (TCP), which is for the events of players.',
      ],
    });
    await listener.stop();
  });
});

describe('whoever is not root', () => {
  it('is told what cannot be told, and that root can', async () => {
    const as = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];
    await onRouter(`chmod 755 ${lab.folder}`);
    const told = await diagnose(lab, { as, args: ['--ask-dhcp'] });
    for (const id of ['no-nftables', 'rules-not-in-force', 'conflicting-rules', 'legacy-rules'])
      expect([id, told.of(id).verdict, told.of(id).cures]).toEqual([
        id,
        'inconclusive',
        ['Run it as root: sudo tonewall doctor'],
      ]);
    expect(told.of('second-dhcp-server')).toMatchObject({
      verdict: 'inconclusive',
      cures: ['Run it as root: sudo tonewall doctor --ask-dhcp'],
    });
    expect([told.sent, told.of('missing-interface').verdict]).toEqual([[], 'pass']);
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
      cures: ['As root: tonewall doctor --ask-dhcp'],
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

describe('a guard at work', () => {
  it('holds its ports, and its rules are in force', async () => {
    await must(lab.hosts.router, process.execPath, TONEWALL, 'firewall', 'apply', lab.config);
    const guard = await lab.hosts.router.start(
      process.execPath,
      [TONEWALL, 'guard', lab.config, '--state', join(lab.folder, 'state')],
      { ready: 'are guarded', timeoutMs: 60_000 },
    );
    const before = await onRouter('nft -s list ruleset');
    const told = await diagnose(lab);
    expect(await onRouter('nft -s list ruleset')).toBe(before);
    expect(told.of('no-nftables').verdict).toBe('pass');
    expect(told.of('taken-port')).toMatchObject({
      verdict: 'pass',
      evidence: ['The guard that runs holds its ports.'],
    });
    expect(told.of('rules-not-in-force').verdict).toBe('pass');
    expect(told.of('open-state-folder')).toMatchObject({ verdict: 'pass' });
    expect(told.of('conflicting-rules')).toMatchObject({
      verdict: 'pass',
      evidence: ['There are no other tables of nftables.'],
    });
    await guard.stop();
  });
});
