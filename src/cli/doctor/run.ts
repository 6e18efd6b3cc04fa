import { DEFAULT_FILE } from '../../config/default-file.ts';
import type { Config } from '../../config/config.ts';
import { loadConfig } from '../../config/load.ts';
import { type Examined, examine } from '../../guard/doctor/examination.ts';
import type { DoctorPorts } from '../../guard/doctor/probe.ts';
import { PROBES } from '../../guard/doctor/registry.ts';
import { nodeClock } from '../../host/clock.ts';
import { nodeDisk } from '../../host/disk/disk.ts';
import { nodeExec } from '../../host/exec.ts';
import { localDoor } from '../../host/local-door.ts';
import { nodeMachine } from '../../host/machine.ts';
import { nodeNet } from '../../host/net.ts';
import { nodeRandom } from '../../host/random.ts';
import type { CommandContext } from '../command.ts';
import { namingSame } from '../same-guard.ts';
import type { StateFlags } from '../state-folder.ts';
import { paint } from '../terminal.ts';
import { exitCodeOf } from './exit-code.ts';
import { doctorLines } from './words.ts';

export interface DoctorFlags extends StateFlags {
  readonly askDhcp?: true;
  readonly firewallHelper: string;
  readonly json?: true;
}

export async function runDoctor(
  { terminal, signal }: CommandContext,
  file: string | undefined,
  flags: DoctorFlags,
): Promise<number> {
  const ports = doctorPorts(signal);
  const config = await configIn(file);
  const found = await examine(PROBES, {
    ports,
    config,
    stateFolder: flags.state,
    asksDhcp: flags.askDhcp ?? false,
    firewallHelper: flags.firewallHelper,
  });
  const same = namingSame({ ...flags, file: file ?? DEFAULT_FILE });
  const examined = found.map((one) => ({
    ...one,
    evidence: one.evidence.map(same),
    cures: one.cures.map(same),
  }));
  if (flags.json) terminal.out(`${JSON.stringify(asObject(config, examined), undefined, 2)}\n`);
  else {
    const look = {
      width: terminal.width,
      paint: (style: 'red' | 'yellow' | 'green' | 'dim', text: string) => paint(terminal, style, text),
    };
    for (const line of doctorLines({ file: config?.file, examined }, look)) terminal.out(`${line}\n`);
  }
  return exitCodeOf(examined);
}

/** A file that was named has to be there; one that nobody named need not. */
async function configIn(file: string | undefined): Promise<Config | undefined> {
  const disk = nodeDisk();
  if (file === undefined && !(await disk.exists(DEFAULT_FILE))) return undefined;
  return (await loadConfig(disk, file ?? DEFAULT_FILE)).config;
}

function doctorPorts(signal: AbortSignal): DoctorPorts {
  const clock = nodeClock();
  return {
    disk: nodeDisk(),
    exec: nodeExec(),
    net: nodeNet(),
    machine: nodeMachine(),
    clock: { sleep: (ms) => clock.sleep(ms, signal) },
    random: nodeRandom(),
    doors: localDoor(),
  };
}

const asObject = (config: Config | undefined, examined: readonly Examined[]) => ({
  file: config?.file ?? null,
  sent: examined.flatMap(({ sent }) => sent),
  probes: examined.map(({ id, title, verdict, evidence, cures, unasked }) => ({
    id,
    verdict,
    title,
    evidence,
    cures,
    ...(unasked ? { unasked } : {}),
  })),
});
