import { describe, expect, it } from 'vitest';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bridgedLab, configFile, cure, diagnose, hold } from './doctor.ts';
import { type GatewayLab, must } from './gateway.ts';
import { inLab } from './in-lab.ts';
import { scriptPath } from './lab.ts';
import { TONEWALL } from './tonewall.ts';
import { GUARDED } from './ready.ts';

/** The doctor on a router of which something is wrong, and again when what it said was done. */
let lab: GatewayLab;

inLab({
  build: async () => {
    lab = await bridgedLab();
  },
  close: () => lab?.close(),
});

const onRouter = (command: string): Promise<string> => must(lab.hosts.router, 'sh', '-c', command);

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

  it('that drop searches over IPv6 are told, and what the doctor says lets it pass', async () => {
    await nft(
      'table ip6 filter {\n chain INPUT {\n type filter hook input priority 0; policy drop;\n }\n}\n',
    );
    const told = (await diagnose(lab)).of('conflicting-rules');
    expect(told).toMatchObject({
      verdict: 'fail',
      evidence: [
        'Table ip6 filter, chain INPUT, drops (its policy): searches of home (mDNS over IPv6); searches of home (SSDP over IPv6); searches of guests (mDNS over IPv6); searches of guests (SSDP over IPv6).',
      ],
    });
    for (const command of told.cures.filter((line) => line.startsWith('nft '))) await cure(lab, command);
    expect((await diagnose(lab)).of('conflicting-rules').verdict).toBe('pass');
    await onRouter('nft delete table ip6 filter');
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

describe('the program ip', () => {
  /** The program is there for everybody else. */
  const WITHOUT = ['unshare', '-m', 'sh', '-c', 'mount --bind /dev/null /bin/ip && exec "$@"', 'sh'];

  it('is told where it does not run, and not where it does', async () => {
    expect((await diagnose(lab)).of('no-ip-program')).toMatchObject({
      verdict: 'pass',
      evidence: ['ip -6 neigh show tells of neighbours.'],
    });
    const { verdict, evidence } = (await diagnose(lab, { as: WITHOUT })).of('no-ip-program');
    expect(verdict).toBe('fail');
    expect(evidence[0]).toMatch(
      /^ip -6 neigh show does not run \(.*\): nobody is answered over IPv6 at eth1 \(home\), eth2 \(guests\)\.$/,
    );
  });
});

describe('ports', () => {
  it('for searches may be shared, and not taken', async () => {
    const alone = await hold(lab, 'router', { port: 1900, shared: false });
    const told = (await diagnose(lab)).of('taken-search-port');
    expect([told.verdict, told.evidence[0]]).toEqual([
      'fail',
      'A program of user 0 has UDP port 1900 (SSDP) for itself.',
    ]);
    await alone.stop();
    const shared = await hold(lab, 'router', { port: 1900, shared: true });
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
        [expect.stringMatching(/^Run it as root: sudo tonewall doctor \S+\.yaml --state \S+$/)],
      ]);
    expect(told.of('second-dhcp-server')).toMatchObject({
      verdict: 'inconclusive',
      cures: [expect.stringMatching(/ sudo tonewall doctor \S+\.yaml --state \S+ --ask-dhcp$/)],
    });
    expect([told.sent, told.of('missing-interface').verdict]).toEqual([[], 'pass']);
  });
});

describe('a guard at work', () => {
  it('holds its ports, and its rules are in force', async () => {
    await must(lab.hosts.router, process.execPath, TONEWALL, 'firewall', 'apply', lab.config);
    const guard = await lab.hosts.router.start(
      process.execPath,
      [TONEWALL, 'guard', lab.config, '--state', join(lab.folder, 'state')],
      { ready: GUARDED, timeoutMs: 60_000 },
    );
    const before = await onRouter('nft -s list ruleset');
    const told = await diagnose(lab);
    expect(await onRouter('nft -s list ruleset')).toBe(before);
    expect(told.of('no-nftables').verdict).toBe('pass');
    expect(told.of('taken-port')).toMatchObject({
      verdict: 'pass',
      evidence: ['The guard that runs holds its ports.'],
    });
    expect(told.of('rules-not-in-force')).toMatchObject({ verdict: 'pass' });
    expect(told.of('open-state-folder')).toMatchObject({ verdict: 'pass' });
    expect(told.of('conflicting-rules')).toMatchObject({
      verdict: 'pass',
      evidence: ['There are no other tables of nftables.'],
    });
    await guard.stop();
  });
});
