import { printable } from '../../base/text.ts';
import type { Config } from '../../config/config.ts';
import type { LoadedConfig } from '../../config/load.ts';
import { HELPER_SOCKET } from '../../guard/firewall/helper-socket.ts';
import { layoutOf } from '../../guard/firewall/layout.ts';
import { tryRules } from '../../guard/firewall/rules-tried.ts';
import { flatNetwork } from '../../guard/flat-network/flat-network.ts';
import { flatLines } from '../../guard/flat-network/words.ts';
import { type RunningGuard, startGuard } from '../../guard/running/guard.ts';
import { firewallAt } from '../../guard/gateway/firewall-door.ts';
import { frontDeskUrl } from '../../guard/front-desk/site.ts';
import { nodeClock } from '../../host/clock.ts';
import { nodeExec } from '../../host/exec.ts';
import { localDoor } from '../../host/local-door.ts';
import { lineLog } from '../../host/log.ts';
import { nodeNet } from '../../host/net.ts';
import type { CommandContext } from '../command.ts';
import { ENDED_BY_SIGNAL } from '../ended.ts';
import { hintingSame, namingSame } from '../same-guard.ts';
import type { StateFlags } from '../state-folder.ts';
import { rulesNote } from './rules-note.ts';
import { listenOn } from './listen-on.ts';
import { guardPorts } from './ports.ts';
import { guardedWords } from './ready-words.ts';
import { readStamped, watchConfig } from './watch-config.ts';

export interface GuardFlags extends StateFlags {
  readonly listen?: string;
  readonly firewallHelper?: string;
  readonly verbose?: true;
  readonly json?: true;
}

export async function runGuard(context: CommandContext, file: string, flags: GuardFlags): Promise<number> {
  const { terminal, signal } = context;
  const same = namingSame({ ...flags, file });
  const log = lineLog((line) => terminal.note(same(line)), { verbose: flags.verbose ?? false });
  const ports = guardPorts(log);
  const read = await readStamped(ports, file);
  const guard = await startGuard(ports, {
    config: read.config,
    stateFolder: flags.state,
    ...(flags.firewallHelper === undefined ? {} : { firewallHelper: flags.firewallHelper }),
    listenOn: (gateway) => listenOn(flags.listen, gateway, ports.net.interfaces()),
  }).catch(hintingSame({ ...flags, file }));
  try {
    show(context, { config: read.config, guard, flags });
    const flat = flatNetwork(read.config.config, ports.net.interfaces());
    for (const { lead, text } of flat ? flatLines(flat) : []) terminal.note(`${lead}${text}`);
    const rules = await rulesTold(read.config.config, flags);
    if (rules !== undefined) terminal.note(rules);
    await watchConfig({ ports, file, signal }, read, guard);
  } finally {
    await guard.close();
  }
  return ENDED_BY_SIGNAL;
}

async function rulesTold(
  config: Config,
  { firewallHelper = HELPER_SOCKET }: GuardFlags,
): Promise<string | undefined> {
  const layout = layoutOf(config);
  const trying = { net: nodeNet(), clock: nodeClock() };
  const asking = {
    exec: nodeExec(),
    firewall: firewallAt(localDoor(), firewallHelper),
    tryRules: () => tryRules(trying),
  };
  return layout && rulesNote(asking, layout, config.file);
}

interface Started {
  readonly config: LoadedConfig;
  readonly guard: RunningGuard;
  readonly flags: GuardFlags;
}

function show({ terminal }: CommandContext, { config: { config }, guard, flags }: Started): void {
  const known = new Set(guard.known());
  const doors = [...config.players.values()].map(({ room, address, guardedAt }) => ({
    room,
    address,
    guardedAt,
    answers: known.has(room),
  }));
  const frontDesk = config.frontDesk && frontDeskUrl(config.frontDesk);
  if (flags.json) return terminal.out(`${JSON.stringify({ doors, ...(frontDesk ? { frontDesk } : {}) })}\n`);
  for (const { room, address, guardedAt, answers } of doors)
    terminal.out(
      `${printable(room, 30).padEnd(24)} ${guardedAt.padEnd(15)} in front of ${address}${answers ? '' : '  (does not answer yet)'}\n`,
    );
  if (frontDesk) terminal.out(`Front desk               ${frontDesk}\n`);
  terminal.note(guardedWords(doors.length));
}
