/** Stands in for procd: holds the instances of services (service/service.c). */
import { mkdirSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { Instance, type Told } from './instance.ts';
import { PROCD } from './procd-socket.ts';

/** By service and instance. One that was stopped is kept: it may be ending. */
const services = new Map<string, Map<string, Instance>>();

mkdirSync('/tmp/log', { recursive: true });
rmSync(PROCD, { force: true });
createServer({ allowHalfOpen: true }, (socket) => void answer(socket)).listen(PROCD, () =>
  process.stdout.write('ready\n'),
);

async function answer(socket: Socket): Promise<void> {
  const [head = '', ...lines] = (await text(socket)).trimEnd().split('\n');
  const [method, service = ''] = head.split(' ');
  if (method === 'set') set(service, instancesIn(lines));
  if (method === 'delete') for (const one of services.get(service)?.values() ?? []) one.stop();
  socket.end();
}

/** As when the current goes: nothing is asked to end. */
process.on('SIGTERM', () => {
  for (const service of services.values()) for (const one of service.values()) one.kill();
  process.exit();
});

/** What is not told any more is stopped. */
function set(service: string, told: ReadonlyMap<string, Told>): void {
  const instances = services.get(service) ?? new Map<string, Instance>();
  services.set(service, instances);
  for (const [name, one] of instances) if (!told.has(name)) one.stop();
  for (const [name, parameters] of told) {
    const known = instances.get(name);
    if (known) known.update(parameters);
    else instances.set(name, new Instance(parameters));
  }
}

/** `instance NAME`, then one line for each word: `command /usr/bin/node`. */
function instancesIn(lines: readonly string[]): ReadonlyMap<string, Told> {
  const instances = new Map<string, Map<string, string[]>>();
  let current = new Map<string, string[]>();
  for (const line of lines) {
    const [, type = '', word = ''] = /^(\w+) (.*)$/.exec(line) ?? [];
    if (type === 'instance') instances.set(word, (current = new Map()));
    else current.set(type, [...(current.get(type) ?? []), word]);
  }
  return instances;
}
