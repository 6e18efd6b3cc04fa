import { DEFAULT_FILE } from '../../config/default-file.ts';
import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { loadConfig } from '../../config/load.ts';
import { type Installation, installService } from '../../guard/service/install.ts';
import { DEFAULT_CONFIG } from '../../guard/service/names.ts';
import { NODE_FLAGS } from '../../guard/service/node-flags.ts';
import { removeService } from '../../guard/service/remove.ts';
import { serviceStand } from '../../guard/service/status.ts';
import type { ServicePorts } from '../../guard/service/system.ts';
import { nodeDisk } from '../../host/disk/disk.ts';
import { nodeClock } from '../../host/clock.ts';
import { localDoor } from '../../host/local-door.ts';
import { nodeExec } from '../../host/exec.ts';
import { nodeMachine } from '../../host/machine.ts';
import type { CommandContext } from '../command.ts';
import { namingSame } from '../same-guard.ts';
import { DEFAULT_FOLDER } from '../state-folder.ts';
import { planned, planText, removedText, standText } from './words.ts';

export interface ServiceFlags {
  readonly json?: true;
  readonly keepState?: true;
}

interface Asked {
  readonly verb: 'plan' | 'install' | 'status' | 'remove';
  readonly file: string;
}

/** Status: something is missing, differs or does not run. */
const NOT_WHOLE = 1;

export async function runService(
  { terminal }: CommandContext,
  { verb, file: named }: Asked,
  { json, keepState }: ServiceFlags,
): Promise<number> {
  const file = resolve(named);
  const say = (fact: object, words: string): void =>
    terminal.out(json ? `${JSON.stringify(fact, undefined, 2)}\n` : words);
  if (verb === 'remove') {
    const removed = await removeService(servicePorts(), { file, keepState: keepState ?? false });
    say(removed, removedText(removed));
    return 0;
  }
  const wanted = await wantedFor(file);
  if (verb === 'plan') {
    const plan = planned(wanted);
    say(plan, planText(plan));
    return 0;
  }
  if (verb === 'install') await installService(servicePorts(), wanted);
  const stand = await serviceStand(servicePorts(), wanted);
  // Without a file it is about the one that it looks for by itself.
  const same = namingSame({ file: file === DEFAULT_CONFIG ? DEFAULT_FILE : file, state: DEFAULT_FOLDER });
  say(stand, same(standText(stand)));
  return stand.isWhole ? 0 : NOT_WHOLE;
}

const servicePorts = (): ServicePorts => ({
  exec: nodeExec(),
  disk: nodeDisk(),
  machine: nodeMachine(),
  doors: localDoor(),
  clock: nodeClock(),
});

/** The service runs the Node.js and the Tonewall that run now; links are followed, for a unit may not see where they lie. */
async function wantedFor(file: string): Promise<Installation> {
  return {
    file,
    loaded: await loadConfig(nodeDisk(), file),
    program: {
      node: process.execPath,
      flags: NODE_FLAGS,
      main: await realpath(process.argv[1] ?? ''),
    },
  };
}
