import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { namespacesOf, newPrefix } from './names.ts';
import { segmentsOf, type HostPlan, type LabPlan } from './plan.ts';
import { runProcess, startProcess, type Finished, type LabProcess, type RunOptions } from './process.ts';
import { removeFolder, removeNamespace, sweepAbandoned } from './sweep.ts';
import { layBridges, plugHost } from './wiring.ts';

/** A network of namespaces that touches nothing else on the machine. */
export interface Lab<Host extends string> {
  /** A folder for the lab's programs; it goes with the lab. */
  readonly folder: string;
  readonly hosts: Readonly<Record<Host, LabHost>>;
  /** Ends every program, removes every namespace and the folder. May be called twice. */
  close(): Promise<void>;
}

/** One namespace. */
export interface LabHost {
  readonly name: string;
  readonly addresses: readonly string[];
  /** Starts a program that stays; it is stopped with the lab at the latest. */
  start(command: string, args: readonly string[], options?: RunOptions): Promise<LabProcess>;
  /** Runs a program to its end. */
  run(command: string, args: readonly string[], options?: RunOptions): Promise<Finished>;
  /** Runs `scripts/<file>` with one JSON argument; returns the JSON that it printed. */
  script(file: string, input: unknown, options?: RunOptions): Promise<unknown>;
}

/** Builds a lab. Call it only when `labCapability()` has no objection. */
export function createLab<const Plan extends LabPlan>(plan: Plan): Lab<Extract<keyof Plan, string>> {
  sweepAbandoned();
  const prefix = newPrefix();
  const processes = new Set<LabProcess>();
  const folder = mkdtempSync(join(tmpdir(), prefix));
  const clear = clearWhenProcessEnds(prefix, folder);
  try {
    const hosts = buildHosts({ plan, prefix, processes });
    const close = async (): Promise<void> => {
      await Promise.all([...processes].map((running) => running.stop()));
      clear();
    };
    return { folder, hosts, close };
  } catch (error) {
    clear();
    throw error;
  }
}

function buildHosts<Plan extends LabPlan>(lab: {
  plan: Plan;
  prefix: string;
  processes: Set<LabProcess>;
}): Record<Extract<keyof Plan, string>, LabHost> {
  const { plan, prefix, processes } = lab;
  const switchName = `${prefix}switch`;
  layBridges(switchName, segmentsOf(plan));
  const hosts = Object.entries(plan).map(([key, hostPlan], index) => {
    const name = `${prefix}${key}`;
    plugHost({ switchName, name, port: `p${index}`, plan: hostPlan });
    return [key, hostOf({ name, plan: hostPlan, processes })] as const;
  });
  return Object.fromEntries(hosts) as Record<Extract<keyof Plan, string>, LabHost>;
}

function hostOf(host: { name: string; plan: HostPlan; processes: Set<LabProcess> }): LabHost {
  const inside = (command: string, args: readonly string[]): readonly string[] => [
    'ip',
    'netns',
    'exec',
    host.name,
    command,
    ...args,
  ];
  const run: LabHost['run'] = (command, args, options) => runProcess(inside(command, args), options);
  return {
    name: host.name,
    addresses: host.plan.links.flatMap((link) => link.addresses),
    run,
    async start(command, args, options) {
      const running = await startProcess(inside(command, args), options);
      host.processes.add(running);
      return running;
    },
    async script(file, input, options) {
      const done = await run(process.execPath, [scriptPath(file), JSON.stringify(input)], options);
      if (done.code !== 0) throw new Error(`${file} ended with ${done.code}:\n${done.stderr}`);
      return JSON.parse(done.stdout);
    },
  };
}

export const scriptPath = (file: string): string =>
  fileURLToPath(new URL(`scripts/${file}`, import.meta.url));

/** Removes everything of the lab, once: when it is closed, and also when the process ends, is interrupted or fails. */
function clearWhenProcessEnds(prefix: string, folder: string): () => void {
  let cleared = false;
  const clear = (): void => {
    if (cleared) return;
    cleared = true;
    process.off('exit', clear);
    for (const signal of SIGNALS) process.off(signal, interrupted);
    for (const name of namespacesOf(prefix)) removeNamespace(name);
    removeFolder(folder);
  };
  const interrupted = (signal: NodeJS.Signals): void => {
    clear();
    process.kill(process.pid, signal);
  };
  process.on('exit', clear);
  for (const signal of SIGNALS) process.on(signal, interrupted);
  return clear;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
