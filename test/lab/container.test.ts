import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { OUR_TABLES } from '../rig/tables-of.ts';
import { ROOT } from '../../tools/steps/command.ts';
import { callRequest, getVolume, setUri, setVolume } from './call.ts';
import { labCapability } from './capability.ts';
import { type ContainerHost, containerHost, podmanMissing } from './container-host.ts';
import { baseFolder } from './container-image.ts';
import { must } from './gateway.ts';
import { blocksUnder, buildOfImage } from './install-page.ts';
import { inLab } from './in-lab.ts';
import { createLab, type Lab, scriptPath } from './lab.ts';
import { TONEWALL } from './tonewall.ts';
import { ANSWERS } from './ready.ts';

/**
 * "Containers" of docs/install.md, followed to the letter on a host with podman: the image is made by the Containerfile, and what runs in it guards a
 * player at which a guest knocks without end. What comes to the player from another segment is counted at the player.
 */
const PLAN = {
  host: {
    links: [
      { segment: 'wan', addresses: ['198.51.100.7'] },
      { segment: 'staff', addresses: ['192.168.10.1'] },
      { segment: 'guests', addresses: ['192.168.20.1'] },
      { segment: 'speakers', addresses: ['192.168.30.1'] },
    ],
    gateway: '198.51.100.1',
  },
  phone: { links: [{ segment: 'staff', addresses: ['192.168.10.5'] }], gateway: '192.168.10.1' },
  guest: { links: [{ segment: 'guests', addresses: ['192.168.20.5'] }], gateway: '192.168.20.1' },
  player: { links: [{ segment: 'speakers', addresses: ['192.168.30.21'] }], gateway: '192.168.30.1' },
} as const;
const PLAYER = '192.168.30.21';
const COUNTING = `table inet counted {
  counter foreign { }
  chain entering {
    type filter hook input priority -400;
    iifname "eth0" ip saddr != 192.168.30.0/24 counter name foreign
  }
}
`;

let lab: Lab<keyof typeof PLAN>;
let host: ContainerHost;
/** Why nothing can be started in a container here, whatever it is. */
let unable: string | undefined;

inLab({
  build: async () => {
    lab = createLab(PLAN);
    await must(lab.hosts.host, 'sysctl', '-qw', 'net.ipv4.ip_forward=1');
    await simulate();
    host = await containerHost(lab, lab.hosts.host);
    const base = join(lab.folder, 'base');
    await baseFolder(base);
    await host.must('sh', '-ec', `tar -C ${base} -c . | podman import --quiet - localhost/base`);
    const version = ['--rm', '--network', 'host', 'localhost/base', 'node', '--version'];
    const tried = await host.run('podman', 'run', ...version);
    unable = tried.code === 0 ? undefined : `podman starts no container here: ${tried.stderr.trim()}`;
  },
  close: () => lab?.close(),
  timeoutMs: 300_000,
  missing: () => labCapability() ?? podmanMissing() ?? unable,
});

async function simulate(): Promise<void> {
  const [household, counting] = [join(lab.folder, 'household.json'), join(lab.folder, 'counting.nft')];
  const kitchen = { name: 'Kitchen', volume: 20, players: [{ model: 'S13', build: '97.1-80312' }] };
  writeFileSync(household, JSON.stringify({ name: 'House', firstAddress: PLAYER, rooms: [kitchen] }));
  writeFileSync(counting, COUNTING);
  const { player, guest } = lab.hosts;
  await player.start(process.execPath, [TONEWALL, 'sim', '--household', household], {
    ready: ANSWERS,
    timeoutMs: 120_000,
  });
  await must(player, 'nft', '-f', counting);
  await guest.start(process.execPath, [scriptPath('knocking.ts'), JSON.stringify({ host: PLAYER })], {
    ready: 'knocked=',
  });
}

async function ask(from: 'phone' | 'guest' | 'host', request: string) {
  const told = await lab.hosts[from].script('exchange.ts', { host: PLAYER, port: 1400, request });
  return Object(told) as { readonly status: number; readonly body: string };
}

/** As the player itself has it. */
const volume = async (): Promise<string | undefined> =>
  /<CurrentVolume>(\d+)</.exec((await ask('host', callRequest(getVolume(PLAYER)))).body)?.[1];

const foreign = async (): Promise<number> =>
  Number(
    /packets (\d+)/.exec(
      await must(lab.hosts.player, 'nft', 'list', 'counter', 'inet', 'counted', 'foreign'),
    )?.[1],
  );

/** Packets of other segments that came to the player while something was done and for a while after it. */
async function passedDuring(work: () => Promise<unknown>): Promise<number> {
  const before = await foreign();
  await work();
  await new Promise((resolve) => setTimeout(resolve, 300));
  return (await foreign()) - before;
}

const SET = (level: number): string => callRequest(setVolume(PLAYER, level));
const phoneSets = (level: number): Promise<void> =>
  vi.waitFor(async () => expect((await ask('phone', SET(level))).status).toBe(200), {
    timeout: 60_000,
    interval: 250,
  });

const tables = async (): Promise<readonly string[]> =>
  (await must(lab.hosts.host, 'nft', 'list', 'tables')).split('\n').filter(Boolean).toSorted();

const steps = blocksUnder('Containers');
const [REMOVAL = ''] = steps.slice(-1);
const blockWith = (words: string): string => steps.find((commands) => commands.includes(words)) ?? '';
const follow = (commands: string): Promise<string> => host.must('sh', '-ec', commands);

it('the image is made, and all is started as the page says', async () => {
  expect(await passedDuring(() => new Promise((resolve) => setTimeout(resolve, 500)))).toBeGreaterThan(20);
  await follow(`cd ${ROOT} && ${buildOfImage('localhost/base')}`);
  let said = '';
  for (const commands of steps.slice(0, -1)) said += await follow(commands);
  expect(said).toContain('The rules are in force.\n');
  expect(said).toMatch(/^http:\/\/192\.168\.10\.1:\d+\/enrol\?code=/m);
  expect(await tables()).toEqual(OUR_TABLES);
}, 240_000);

it('a member is answered, a guest is refused what guests may not, and nothing passes by the guard', async () => {
  const passed = await passedDuring(async () => {
    await phoneSets(33);
    const refused = await ask('guest', SET(90));
    expect([refused.status, /<errorCode>(\d+)</.exec(refused.body)?.[1]]).toEqual([500, '606']);
  });
  expect([passed, await volume()]).toEqual([0, '33']);
});

const firstOf = async (container: string): Promise<string> =>
  (await host.must('podman', 'inspect', '--format', '{{.State.Pid}}', container)).trim();

/** What `/proc/PID/status` of the first process of a container says. */
async function statusOf(container: string, what: string): Promise<string | undefined> {
  const status = await host.must('cat', `/proc/${await firstOf(container)}/status`);
  return new RegExp(`^${what}:\\s+(\\S+)`, 'm').exec(status)?.[1];
}

it('they run as it is said: the guard without any privilege, the process beside with two', async () => {
  expect([await statusOf('tonewall', 'Uid'), await statusOf('tonewall', 'CapBnd')]).toEqual([
    '59990',
    '0'.repeat(16),
  ]);
  expect([await statusOf('tonewall', 'CapEff'), await statusOf('tonewall', 'NoNewPrivs')]).toEqual([
    '0'.repeat(16),
    '1',
  ]);
  // CAP_CHOWN is bit 0, CAP_NET_ADMIN bit 12 (capability.h).
  expect(await statusOf('tonewall-firewall-helper', 'CapEff')).toBe('0000000000001001');
});

it('a file that a phone offers is reached by the player, through the process beside the guard', async () => {
  const serve = `require('http').createServer((q, s) => { console.log('asked by ' + q.socket.remoteAddress); s.end('music'); }).listen(4711, () => console.log('serves'))`;
  await lab.hosts.phone.start(process.execPath, ['-e', serve], { ready: 'serves' });
  const offered = callRequest(setUri(PLAYER, 'http://192.168.10.5:4711/one.mp3'));
  expect((await ask('phone', offered)).status).toBe(200);
  const listing = await must(lab.hosts.host, 'nft', 'list', 'set', 'inet', 'tonewall', 'pinholes');
  expect(listing.match(/[\d.]+ \. [\d.]+ \. \d+ timeout \d+h/g)).toEqual([
    `${PLAYER} . 192.168.10.5 . 4711 timeout 3h`,
  ]);
});

it.each(['tonewall', 'tonewall-firewall-helper'])(
  'nothing passes while %s is stopped and started again',
  async (container) => {
    const passed = await passedDuring(async () => {
      await host.must('podman', 'stop', container);
      await new Promise((resolve) => setTimeout(resolve, 300));
      // As `podman-restart` does it when the host starts.
      await host.must('podman', 'start', '--all', '--filter', 'restart-policy=always');
      // As the first process of a container it hears no signal before it listens for one: podman would wait ten seconds for it.
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await host.must('podman', 'restart', container);
    });
    expect(passed).toBe(0);
    await phoneSets(34);
    const asked = await host.run(
      'podman',
      'exec',
      'tonewall',
      'tonewall',
      'doctor',
      '/etc/tonewall/tonewall.yaml',
      '--json',
    );
    expect(asked.stdout).toContain('The helper answers; no player is cut off.');
  },
);

it('nothing passes while the guard is killed, and it comes back by itself', async () => {
  const passed = await passedDuring(async () => {
    // Not by podman, which takes it for wanted and starts nothing.
    await host.must('kill', '-KILL', await firstOf('tonewall'));
    await phoneSets(35);
  });
  expect([passed, await volume()]).toEqual([0, '35']);
});

it('a kernel that knows no rules takes those of before from the file, as the unit of the host has it', async () => {
  const unit = readFileSync(join(ROOT, 'packaging/oci/tonewall-rules.service'), 'utf8');
  const [, command = ''] = /^ExecStart=(.+)$/m.exec(unit) ?? [];
  await host.must('podman', 'stop', '--all');
  await must(lab.hosts.host, 'nft', 'flush', 'ruleset');
  await follow(command);
  expect(await tables()).toEqual(OUR_TABLES);
  const [apply = ''] = blockWith('firewall apply').split('\n');
  expect(await follow(apply)).toBe('All is as it should be; nothing was changed.\n');
  await host.must('podman', 'start', '--all');
  await phoneSets(36);
});

it('is gone after the lines that take it away, but for what its owner wrote', async () => {
  await follow(REMOVAL);
  expect(await tables()).toEqual([]);
  expect(await host.must('podman', 'ps', '--all', '--quiet')).toBe('');
  expect(await host.must('podman', 'volume', 'ls', '--quiet')).toBe('');
  expect(await host.must('find', '/etc', '/run', '-xdev', '-path', '*tonewall*')).toBe(
    '/etc/tonewall\n/etc/tonewall/tonewall.yaml\n',
  );
});
