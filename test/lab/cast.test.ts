import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer } from 'dns-packet';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { labCapability } from './capability.ts';
import { type DiscoveryLab, discoveryLab, journalOf, PHONE, PLAYERS } from './discovery-lab.ts';
import { must } from './gateway.ts';
import { inLab } from './in-lab.ts';
import { askAtHome, mdnsFrom, recordsIn } from './mdns-ears.ts';
import { scriptPath } from './lab.ts';
import { bytesOf, hearTicks, ticksAt } from './ticks.ts';
import { TONEWALL } from './tonewall.ts';

/** AirPlay as the firewall sees it: who is known by a device reaches its ports, and who is not does not. No real AirPlay is spoken. */
let lab: DiscoveryLab;
const AIRPLAY = 7000;
const CLOCK = 319;
const NOT_GIVEN = 22;
const DESK = 'http://10.0.40.1:8080';
const GUEST = '10.0.20.5';
const SERVICE = '_airplay._tcp.local';
const INSTANCE = `Kitchen.${SERVICE}`;

inLab({
  build: async () => {
    lab = await discoveryLab();
    for (const [tcp, udp] of [
      [AIRPLAY, CLOCK],
      [NOT_GIVEN, 5000],
    ] as const)
      await ticksAt(lab.hosts.players, { host: PLAYERS[0], tcp, udp });
  },
  close: () => lab?.close(),
  timeoutMs: 120_000,
});

type Host = 'phone' | 'guest';

async function reaches(from: Host, player: string, port = AIRPLAY): Promise<boolean> {
  const program = `const s=require('net').connect({host:'${player}',port:${port},timeout:1500},()=>{console.log('yes');s.destroy()}).on('timeout',()=>{console.log('no');s.destroy()}).on('error',()=>console.log('no'))`;
  return (await must(lab.hosts[from], process.execPath, '-e', program)).trim() === 'yes';
}

const tonewall = (...args: readonly string[]): Promise<string> =>
  must(lab.hosts.router, process.execPath, TONEWALL, ...args, '--state', lab.stateFolder, '--json');

/** On the device itself, at the front desk. */
async function enrol(from: Host, name: string, role: string): Promise<void> {
  const made = await tonewall('enrol', '--name', name, '--role', role, '--config', lab.config);
  const { code } = Object(JSON.parse(made));
  const headers = `{ origin: '${DESK}', 'content-type': 'application/x-www-form-urlencoded' }`;
  const program = `fetch('${DESK}/enrol', { method: 'POST', redirect: 'manual', headers: ${headers}, body: 'code=${code}' }).then((r) => console.log(r.status))`;
  expect((await must(lab.hosts[from], process.execPath, '-e', program)).trim()).toBe('303');
}

const WITHIN = { timeout: 20_000, interval: 200 };
const becomes = (expected: boolean): Promise<void> =>
  vi.waitFor(async () => expect(await reaches('phone', PLAYERS[0])).toBe(expected), WITHIN);

const casts = async (kind: string): Promise<readonly unknown[]> =>
  (await journalOf(lab, kind))
    .filter(({ facts }) => facts['action'] === 'cast.airplay' && facts['room'] === 'Kitchen')
    .map(({ facts }) => [facts['name'], facts['address'], facts['ground'], facts['reasons']]);

/** The configuration with other roles; the guard sees by itself that the file is another. */
function writeRoles(lines: string): void {
  const text = readFileSync(lab.config, 'utf8').replace(
    /(roles:\n {2}guest: .*\n)(?: {2}.*\n)*segments/,
    `$1${lines}segments`,
  );
  writeFileSync(lab.config, text);
}

describe('before a device is enrolled', () => {
  it('nobody is admitted, not even where the network has the role of an owner', async () => {
    expect(await reaches('phone', PLAYERS[0])).toBe(false);
    expect(await reaches('guest', PLAYERS[0])).toBe(false);
  });
});

describe('a device that was enrolled', () => {
  beforeAll(async () => {
    if (labCapability() !== undefined) return;
    await enrol('phone', 'tablet', 'member');
    await enrol('guest', 'visitor', 'guest');
    await becomes(true);
  }, 60_000);

  it('reaches as a member the service at each player, and it is written down', async () => {
    expect(await reaches('phone', PLAYERS[0], NOT_GIVEN)).toBe(false);
    expect(await casts('decision')).toEqual([
      ['tablet', PHONE, 'device', ['unread-service', 'permitted-by-rule']],
    ]);
  });

  it('reaches exactly the ports of the service, and as a guest none of 65,535', async () => {
    await countArrivals();
    for (const from of ['guest', 'phone'] as const)
      await lab.hosts[from].script('every-port.ts', { host: PLAYERS[0] }, { timeoutMs: 180_000 });
    expect(await arrivalsFrom('guest')).toEqual([]);
    expect(await arrivalsFrom('phone')).toEqual([
      'tcp 7000-7000',
      'tcp 32768-60999',
      'udp 319-320',
      'udp 32768-60999',
    ]);
  }, 400_000);

  it('is told by mDNS of the service as a member, and as a guest and elsewhere of nothing', async () => {
    const host = 'Sonos-000E58A03701.local';
    const answers: Answer[] = [
      { type: 'PTR', name: SERVICE, ttl: 120, data: INSTANCE },
      { type: 'SRV', name: INSTANCE, ttl: 120, data: { port: AIRPLAY, target: host } },
      { type: 'TXT', name: INSTANCE, ttl: 120, data: ['features=0x445F8A00', 'serialNumber=1'] },
    ];
    const forged: Answer[] = [{ type: 'PTR', name: SERVICE, ttl: 120, data: `Forged.${SERVICE}` }];
    const saying = { isResponse: true, everyMs: 500, timeoutMs: 1500 };
    await askAtHome(lab);
    await mdnsFrom(lab.hosts.players, { ...saying, answers });
    await mdnsFrom(lab.hosts.intruder, { ...saying, answers: forged });
    const ask = { questions: [{ name: SERVICE, type: 'PTR' }], everyMs: 1000 };
    const heard = await mdnsFrom(lab.hosts.phone, { ...ask, until: [INSTANCE], timeoutMs: 20_000 });
    const told = heard.filter(({ kind }) => kind === 'response');
    expect(new Set(told.map(({ from, to }) => `${from} to ${to}`))).toEqual(new Set(['10.0.10.1 to group']));
    expect(recordsIn(told, 'PTR').map(({ data }) => data)).toContain(INSTANCE);
    expect(recordsIn(told, 'SRV')[0]?.data).toMatchObject({ port: AIRPLAY, target: host });
    expect(recordsIn(told, 'TXT')[0]?.data).toEqual(['features=0x445F8A00']);
    expect(recordsIn(told, 'A')[0]?.data).toBe(PLAYERS[0]);
    for (const other of ['guest', 'thing'] as const)
      for (const how of [{}, { unicast: true }, { plain: true }])
        expect(recordsIn(await mdnsFrom(lab.hosts[other], { ...ask, ...how }))).toEqual([]);
    expect(JSON.stringify(heard)).not.toContain('Forged');
  }, 90_000);

  it('is sent by the player the clock of the service, and nothing else', async () => {
    expect(await heardByPhone(CLOCK + 1, CLOCK + 1)).toBe(true);
    expect(await heardByPhone(CLOCK + 1, 5001)).toBe(false);
    expect(await heardByPhone(6000, CLOCK + 1)).toBe(false);
  });

  it('is cut off in the middle of a connection when the rule goes', async () => {
    const connection = await hearTicks(lab.hosts.phone, { host: PLAYERS[0], port: AIRPLAY });
    writeRoles('  member: { extends: member, may: [everything] }\n');
    await becomes(false);
    const before = bytesOf(connection);
    await new Promise((resolve) => setTimeout(resolve, 3000));
    expect(bytesOf(connection)).toBe(before);
    expect(await casts('service-ended')).toEqual([['tablet', PHONE, 'device', ['no-rule']]]);
  }, 60_000);

  it('is admitted again with the rule, and not any more once it was ended', async () => {
    writeRoles('');
    await becomes(true);
    await tonewall('devices', 'end', 'tablet');
    await becomes(false);
    expect((await casts('service-ended')).at(-1)).toEqual([
      'tablet',
      PHONE,
      'device-ended',
      ['weak-identity'],
    ]);
  }, 60_000);
});

/** Which ports of the player each address knocked at, as the kernel of the player sees it. */
async function countArrivals(): Promise<void> {
  const set = (name: string): string =>
    `set ${name} { type inet_proto . inet_service; flags dynamic; size 131072; }`;
  const rule = (name: string, from: string): string =>
    `iifname "eth0" ip saddr ${from} ip daddr ${PLAYERS[0]} meta l4proto { tcp, udp } add @${name} { meta l4proto . th dport }`;
  const rules = join(lab.folder, 'arrivals.nft');
  writeFileSync(
    rules,
    `table inet arrivals {\n${set('guest')}\n${set('phone')}\nchain entering { type filter hook input priority -400; ${rule('guest', GUEST)}; ${rule('phone', PHONE)}; }\n}\n`,
  );
  await must(lab.hosts.players, 'nft', '-f', rules);
}

/** As ranges. */
async function arrivalsFrom(name: Host): Promise<readonly string[]> {
  const listing = await must(lab.hosts.players, 'nft', '-n', 'list', 'set', 'inet', 'arrivals', name);
  const found = [...listing.matchAll(/\b(6|17|tcp|udp) \. (\d+)/g)].map(([, protocol, port]) => ({
    protocol: protocol === '6' || protocol === 'tcp' ? 'tcp' : 'udp',
    port: Number(port),
  }));
  return ['tcp', 'udp'].flatMap((protocol) => {
    const ports = found.filter((one) => one.protocol === protocol).map(({ port }) => port);
    const all = new Set(ports);
    const first = ports.filter((port) => !all.has(port - 1)).toSorted((a, b) => a - b);
    const last = ports.filter((port) => !all.has(port + 1)).toSorted((a, b) => a - b);
    return first.map((port, index) => `${protocol} ${port}-${last[index]}`);
  });
}

/** Whether a datagram of the player comes to the phone. */
async function heardByPhone(from: number, to: number): Promise<boolean> {
  const ear = await lab.hosts.phone.start(
    process.execPath,
    [scriptPath('hold.ts'), JSON.stringify({ port: to, shared: true })],
    { ready: 'held' },
  );
  const program = `const s=require('dgram').createSocket('udp4');s.bind(${from},'${PLAYERS[0]}',()=>s.send('time',${to},'${PHONE}',()=>s.close()))`;
  await must(lab.hosts.players, process.execPath, '-e', program);
  const heard = await vi
    .waitFor(() => expect(ear.output()).toContain('heard time'), { timeout: 2000, interval: 50 })
    .then(
      () => true,
      () => false,
    );
  await ear.stop();
  return heard;
}
