import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import { labCapability } from './capability.ts';
import { createLab, scriptPath } from './lab.ts';
import { knownNamespaces } from './names.ts';
import { sweepAbandoned } from './sweep.ts';

beforeEach((context) => {
  const reason = labCapability();
  if (reason !== undefined) context.skip(reason);
});

const PLAN = {
  left: { links: [{ segment: 'lan', addresses: ['10.77.1.2'] }] },
  right: { links: [{ segment: 'lan', addresses: ['10.77.1.3', '10.77.1.4'] }] },
  elsewhere: { links: [{ segment: 'guest', addresses: ['10.77.2.2'] }] },
} as const;

const connectsTo = (host: string) =>
  `const s = require('net').connect({ host: '${host}', port: 4321, timeout: 1000 });` +
  `s.on('connect', () => { console.log('connected from ' + s.localAddress); s.destroy(); });` +
  `s.on('timeout', () => s.destroy()); s.on('error', (e) => console.log(e.code));`;

test('hosts of a segment meet each other, hosts of another segment do not, and nothing stays', async () => {
  const lab = createLab(PLAN);
  try {
    const listener = { host: '10.77.1.4', port: 4321 };
    await lab.hosts.right.start(process.execPath, [scriptPath('listen.ts'), JSON.stringify(listener)], {
      ready: 'listening',
    });
    const reach = async (host: 'left' | 'elsewhere') =>
      (await lab.hosts[host].run(process.execPath, ['-e', connectsTo('10.77.1.4')])).stdout.trim();
    expect(await reach('left')).toBe('connected from 10.77.1.2');
    expect(await reach('elsewhere')).toBe('ENETUNREACH');
  } finally {
    await lab.close();
  }
  expect(knownNamespaces().filter((name) => name.includes(`-${process.pid}-`))).toEqual([]);
  expect(existsSync(lab.folder)).toBe(false);
});

test('a program that ends before it is ready is told with its output', async () => {
  const lab = createLab({ alone: { links: [] } });
  try {
    const start = lab.hosts.alone.start(process.execPath, ['-e', 'console.error("no disk")'], {
      ready: 'ready',
    });
    await expect(start).rejects.toThrow(/ended before it showed ready:\nno disk/);
  } finally {
    await lab.close();
  }
});

const HOLDER = `
  import { createLab } from ${JSON.stringify(new URL('lab.ts', import.meta.url).href)};
  const lab = createLab({ held: { links: [{ segment: 'lan', addresses: ['10.77.1.2'] }] } });
  await lab.hosts.held.start('sleep', ['1000']);
  console.log(lab.folder);
  setInterval(() => {}, 1000);
`;

async function holdLab(): Promise<{
  pid: number;
  folder: string;
  end: (signal: NodeJS.Signals) => Promise<void>;
}> {
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', HOLDER], { stdio: 'pipe' });
  const [folder] = await once(child.stdout, 'data');
  return {
    pid: child.pid ?? 0,
    folder: String(folder).trim(),
    async end(signal) {
      child.kill(signal);
      await once(child, 'exit');
    },
  };
}

const namespacesOfProcess = (pid: number) => knownNamespaces().filter((name) => name.includes(`-${pid}-`));

test.each(['SIGINT', 'SIGTERM'] as const)('an interrupted run (%s) leaves nothing', async (signal) => {
  const held = await holdLab();
  expect(namespacesOfProcess(held.pid)).toHaveLength(2);
  await held.end(signal);
  expect(namespacesOfProcess(held.pid)).toEqual([]);
  expect(existsSync(held.folder)).toBe(false);
});

test('a killed run is swept by the next one', async () => {
  const held = await holdLab();
  await held.end('SIGKILL');
  expect(namespacesOfProcess(held.pid)).toHaveLength(2);
  expect(sweepAbandoned().filter((name) => name.includes(`-${held.pid}-`))).toHaveLength(2);
  expect(namespacesOfProcess(held.pid)).toEqual([]);
  expect(existsSync(held.folder)).toBe(false);
});
