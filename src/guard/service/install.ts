import { dirname, join } from 'node:path';
import { TonewallError } from '../../base/errors.ts';
import type { LoadedConfig } from '../../config/load.ts';
import {
  FIREWALL_UNIT,
  GUARD_UNIT,
  HELPER_UNIT,
  SERVICE_USER,
  UNIT_FOLDER,
  UNIT_NAMES,
  type UnitName,
} from './names.ts';
import { unreachable } from './reachable.ts';
import { guardAnswers, hasSystemd, must, mustBeRoot, type ServicePorts } from './system.ts';
import { type Program, unitsFor } from './units.ts';
import { ensureUser } from './user.ts';

export interface Installation {
  readonly program: Program;
  /** An absolute path. */
  readonly file: string;
  readonly loaded: LoadedConfig;
}

/**
 * Sets the service up and starts it, or makes of one that is there the one that is wanted. Rules are changed by difference, and at no
 * moment there are none where there were some. Fails with `service-refused` and `file-unwritable`; it may be tried again.
 */
export async function installService(ports: ServicePorts, wanted: Installation): Promise<void> {
  const { exec } = ports;
  await mustBeRoot(exec);
  if (!(await hasSystemd(ports)))
    throw new TonewallError('service-refused', 'this computer was not started by systemd', {
      hint: 'docs/install.md says what to do elsewhere (OpenWrt, containers).',
    });
  await assertReachable(ports, wanted);
  await ensureUser(exec);
  for (const command of readingCommands(wanted)) await must(exec, ...command);
  const units = unitsFor({ ...wanted, config: wanted.loaded.config });
  await dropOthers(ports, units);
  await writeUnits(ports, units);
  await must(exec, 'systemctl', 'daemon-reload');
  for (const name of STARTED) if (units.has(name)) await must(exec, 'systemctl', 'enable', '--quiet', name);
  for (const name of STARTED) if (units.has(name)) await must(exec, 'systemctl', 'restart', name);
  await started(ports);
}

const START_MS = 30_000;
const LOOK_MS = 250;

/** Resolves when the guard answers, or when it has had its time; how it stands is told by `serviceStand`. */
async function started(ports: ServicePorts): Promise<void> {
  const end = ports.clock.elapsed() + START_MS;
  while (!(await guardAnswers(ports)) && ports.clock.elapsed() < end) await ports.clock.sleep(LOOK_MS);
}

/** Rules first. */
const STARTED = [FIREWALL_UNIT, HELPER_UNIT, GUARD_UNIT] as const;

async function assertReachable({ machine }: ServicePorts, { program, file }: Installation): Promise<void> {
  for (const path of [program.node, program.main, file]) {
    const reason = await unreachable(machine, path);
    if (reason !== undefined)
      throw new TonewallError('service-refused', reason, {
        hint: 'Node.js and Tonewall belong where every user reaches them (npm install --global, as root), tonewall.yaml into /etc/tonewall.',
      });
  }
}

/** The guard reads its configuration and the Cedar files that it names; nobody else of the computer has to. */
export function readingCommands({ file, loaded }: Installation): readonly (readonly [string, ...string[]])[] {
  const files = [file, ...loaded.cedarFiles.map(({ name }) => join(dirname(file), name))];
  return [
    ['chown', `root:${SERVICE_USER}`, '--', ...files],
    ['chmod', '0640', '--', ...files],
  ];
}

/** Units that an earlier configuration had. */
async function dropOthers({ exec, disk }: ServicePorts, units: ReadonlyMap<UnitName, string>): Promise<void> {
  for (const name of UNIT_NAMES) {
    if (units.has(name) || !(await disk.exists(join(UNIT_FOLDER, name)))) continue;
    await must(exec, 'systemctl', 'disable', '--quiet', '--now', name);
    await must(exec, 'rm', '-f', '--', join(UNIT_FOLDER, name));
  }
}

async function writeUnits({ exec, disk }: ServicePorts, units: ReadonlyMap<UnitName, string>): Promise<void> {
  for (const [name, text] of units) {
    const path = join(UNIT_FOLDER, name);
    await disk.write(path, text);
    // systemd complains of units that are hidden, and there is nothing to hide.
    await must(exec, 'chmod', '0644', '--', path);
  }
}
