import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import { debianProgram } from '../../tools/debian-packages.ts';
import { labCapability } from './capability.ts';
import { must } from './gateway.ts';
import { inLab } from './in-lab.ts';
import { LISTENING, MUSIC, type NameLab, nameLab, OTHER, PHONE, RADIO, RESOLVER } from './name-lab.ts';
import { TONEWALL } from './tonewall.ts';

/** Players that reach the internet by name, asked about with Debian's `dig` and looked up by Debian's `dnsmasq`. */
let lab: NameLab;

const missing = (): string | undefined =>
  labCapability() ??
  (['dnsmasq', 'dig', 'nft'] as const)
    .filter((name) => debianProgram(name) === undefined)
    .map((name) => `${name} is not installed`)[0];

inLab({
  build: async () => {
    lab = await nameLab();
  },
  close: () => lab?.close(),
  timeoutMs: 120_000,
  missing: missing,
});

type Player = 'kitchen' | 'bar' | 'shed';

/** What `dig` is told: the code, and what is in the answer. */
async function dig(from: Player, name: string, ...more: readonly string[]): Promise<string> {
  const args = ['+tries=1', '+time=6', '+noall', '+comments', '+answer', ...more, name];
  const { stdout } = await lab.hosts[from].run('dig', args, { timeoutMs: 30_000 });
  const code = /status: (\w+)/.exec(stdout)?.[1] ?? 'no answer';
  const addresses = [...stdout.matchAll(/\sIN\s+(?:A|CNAME|AAAA)\s+(\S+)$/gm)].map(([, value]) => value);
  return [code, ...addresses].join(' ');
}

/** Ports of an address that take a connection. */
async function reached(from: Player, host: string): Promise<readonly number[]> {
  const program = `
    const { connect } = require('net');
    const tries = ${JSON.stringify(LISTENING)}.map((port) => new Promise((resolve) => {
      const socket = connect({ host: process.argv[1], port, timeout: 2500 }, () => { resolve([port]); socket.destroy(); });
      socket.on('timeout', () => { resolve([]); socket.destroy(); }).on('error', () => resolve([]));
    }));
    Promise.all(tries).then((open) => console.log(JSON.stringify(open.flat())));`;
  return JSON.parse(await must(lab.hosts[from], process.execPath, '-e', program, host));
}

const OWN = '@10.0.30.1';
const tonewall = (...args: readonly string[]): Promise<string> =>
  must(lab.hosts.router, process.execPath, TONEWALL, ...args);

async function journal(kind: string): Promise<readonly unknown[]> {
  const lines = await tonewall('journal', 'query', '--state', lab.stateFolder, '--kind', kind, '--json');
  return lines.split('\n').flatMap((line) => (line.startsWith('{') ? [Object(JSON.parse(line)).facts] : []));
}

describe('a name of the list', () => {
  it('is told with its addresses, which are reached from then on, at 80 and 443 alone', async () => {
    expect(await reached('kitchen', MUSIC)).toEqual([]);
    // What is behind the alias is told as the name's own.
    expect(await dig('kitchen', 'music.sonos.test', OWN)).toBe(`NOERROR ${MUSIC}`);
    expect(await reached('kitchen', MUSIC)).toEqual([80, 443]);
  });

  it('admits nobody else, and nothing else', async () => {
    expect(await reached('bar', MUSIC)).toEqual([]);
    expect(await reached('kitchen', RADIO)).toEqual([]);
  });

  it('is told over TCP as well, and to Node.js', async () => {
    expect(await dig('bar', 'radio.test', OWN, '+tcp')).toBe(`NOERROR ${RADIO}`);
    const program = `const { Resolver } = require('dns').promises; const r = new Resolver(); r.setServers(['10.0.30.1']);
      r.resolve4(process.argv[1], { ttl: true }).then((found) => console.log(JSON.stringify(found)));`;
    const found = await must(lab.hosts.bar, process.execPath, '-e', program, 'radio.test');
    expect(JSON.parse(found)).toEqual([{ address: RADIO, ttl: expect.any(Number) }]);
    expect(await reached('bar', RADIO)).toEqual([80, 443]);
  });

  it('with more addresses than a datagram holds is asked for by TCP', async () => {
    const answer = await dig('kitchen', 'many.sonos.test', OWN);
    expect(answer).toMatch(/^NOERROR( 44\.0\.1\.\d+){8}$/);
  });

  it('has no IPv6 address, and one that is not there is not there', async () => {
    expect(await dig('kitchen', 'music.sonos.test', OWN, 'AAAA')).toBe('NOERROR');
    expect(await dig('kitchen', 'gone.sonos.test', OWN)).toBe('NXDOMAIN');
    expect(await dig('kitchen', 'sonos.test', OWN)).toBe('NOERROR');
  });

  it('that leads into the house is refused', async () => {
    expect(await dig('kitchen', 'in.sonos.test', OWN)).toBe('NXDOMAIN');
    const set = await must(lab.hosts.router, 'nft', 'list', 'set', 'inet', 'tonewall', 'reached');
    expect(set).not.toContain(PHONE);
  });
});

describe('all else', () => {
  it('is refused, is asked of nobody, and is not reached', async () => {
    expect(await dig('kitchen', 'other.test', OWN)).toBe('NXDOMAIN');
    expect(await reached('kitchen', OTHER)).toEqual([]);
    expect(lab.resolver.output()).toContain('query[A] music.sonos.test');
    expect(lab.resolver.output()).not.toContain('other.test');
  });

  it('is answered by the guard, whomever a player asks', async () => {
    expect(await dig('kitchen', 'other.test', `@${RESOLVER}`)).toBe('NXDOMAIN');
    expect(await dig('kitchen', 'other.test', `@${RESOLVER}`, '+tcp')).toBe('NXDOMAIN');
    expect(await dig('kitchen', 'radio.test', '@203.0.113.53')).toBe(`NOERROR ${RADIO}`);
    expect(lab.resolver.output()).not.toContain('other.test');
  });

  it('stays as it was in a segment without a list', async () => {
    expect(await reached('shed', OTHER)).toEqual([80, 443]);
    expect(await dig('shed', 'radio.test', `@${RESOLVER}`)).toBe('no answer');
  });
});

it('the journal has each name of a player once, and each that was refused', async () => {
  const asker = { address: '10.0.30.21', room: 'Kitchen', segment: 'speakers' };
  const bar = { address: '10.0.30.22', room: 'Bar', segment: 'speakers' };
  expect(await journal('name-resolved')).toEqual([
    { ...asker, name: 'music.sonos.test' },
    { ...bar, name: 'radio.test' },
    { ...asker, name: 'many.sonos.test' },
    { ...asker, name: 'radio.test' },
  ]);
  expect(await journal('name-refused')).toEqual([
    { ...asker, name: 'in.sonos.test', reason: 'private-address' },
    { ...asker, name: 'other.test', reason: 'not-listed' },
  ]);
});

it('the status tells what was refused, and that names are reached', async () => {
  const status = JSON.parse(await tonewall('status', lab.config, '--state', lab.stateFolder, '--json'));
  const asker = { address: '10.0.30.21', segment: 'speakers', room: 'Kitchen' };
  expect(status).toMatchObject({
    rules: 'in-force',
    names: { works: true, refused: [{ ...asker, names: ['in.sonos.test', 'other.test'] }] },
  });
});

it('a list that changes is in force at once, and no rule with it', async () => {
  const text = await readFile(lab.config, 'utf8');
  await writeFile(lab.config, text.replace('radio.test', 'other.test'));
  await vi.waitFor(async () => expect(await dig('bar', 'other.test', OWN)).toBe(`NOERROR ${OTHER}`), {
    timeout: 30_000,
    interval: 500,
  });
  expect(await reached('bar', OTHER)).toEqual([80, 443]);
  expect(await dig('bar', 'radio.test', OWN)).toBe('NXDOMAIN');
});

it('without the helper no new name is told; without the guard none at all; what was admitted stays', async () => {
  await lab.helper.stop();
  expect(await dig('bar', 'music.sonos.test', OWN)).toBe('SERVFAIL');
  expect(await reached('bar', MUSIC)).toEqual([]);
  await lab.guard.waitFor('PLAYERS REACH NOTHING BY NAME');
  process.kill(lab.guard.pid, 'SIGKILL');
  expect(await dig('bar', 'other.test', OWN)).toBe('no answer');
  expect(await dig('bar', 'other.test', `@${RESOLVER}`)).toBe('no answer');
  expect(await reached('bar', MUSIC)).toEqual([]);
  expect(await reached('kitchen', MUSIC)).toEqual([80, 443]);
});
