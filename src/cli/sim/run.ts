import { asPort, formatEndpoint } from '../../base/address.ts';
import { TonewallError } from '../../base/errors.ts';
import { printable } from '../../base/text.ts';
import { nodeClock } from '../../host/clock.ts';
import { nodeDisk } from '../../host/disk/disk.ts';
import { lineLog } from '../../host/log.ts';
import { nodeRandom } from '../../host/random.ts';
import { type ControlPort, openControlPort } from '../../sim/control/control-port.ts';
import { type RunningHousehold, startHousehold } from '../../sim/household.ts';
import { SHIPPED_HOUSEHOLDS } from '../../sim/households/index.ts';
import type { CommandContext } from '../command.ts';
import { ENDED_BY_SIGNAL, ended } from '../ended.ts';
import { householdNamed } from './household-named.ts';
import { answeringWords } from './ready-words.ts';
import type { Terminal } from '../terminal.ts';

export interface SimFlags {
  readonly household: string;
  readonly list?: true;
  readonly control?: string | true;
  readonly json?: true;
  readonly verbose?: true;
}

export async function listHouseholds({ terminal }: CommandContext, { json }: SimFlags): Promise<number> {
  const households = SHIPPED_HOUSEHOLDS.map(({ name, about }) => ({ name, about }));
  if (json) terminal.out(`${JSON.stringify(households, undefined, 2)}\n`);
  else for (const { name, about } of households) terminal.out(`${name.padEnd(16)} ${about}\n`);
  return 0;
}

export async function simulate({ terminal, signal }: CommandContext, flags: SimFlags): Promise<number> {
  const definition = await householdNamed(nodeDisk(), flags.household);
  const household = await startHousehold({
    definition,
    clock: nodeClock(),
    random: nodeRandom(),
    log: lineLog((line) => terminal.note(line), { verbose: flags.verbose ?? false }),
  });
  let control: ControlPort | undefined;
  try {
    if (flags.control !== undefined) control = await openControlPort(household, portIn(flags.control));
    show(terminal, { household, control, flags });
    await ended(signal);
  } finally {
    await control?.close();
    await household.stop();
  }
  return ENDED_BY_SIGNAL;
}

/** Without a number a free port is taken. */
function portIn(flag: string | true): number {
  if (flag === true) return 0;
  const port = asPort(flag);
  if (port === undefined)
    throw new TonewallError('usage-flag', `--control takes a port from 1 to 65535, not ${flag}`);
  return port;
}

interface Started {
  readonly household: RunningHousehold;
  readonly control: ControlPort | undefined;
  readonly flags: SimFlags;
}

function show(
  terminal: Terminal,
  { household: { players }, control, flags: { json, household } }: Started,
): void {
  const controlPort = control ? formatEndpoint(control.endpoint) : undefined;
  if (json) {
    terminal.out(
      `${JSON.stringify({ household, players, ...(controlPort ? { control: controlPort } : {}) })}\n`,
    );
    return;
  }
  for (const { id, room, address } of players)
    terminal.out(`${address.padEnd(15)} ${id.padEnd(26)} ${printable(room, 40)}\n`);
  if (controlPort) terminal.note(`control port (loopback only): http://${controlPort}/`);
  terminal.note(answeringWords(players.length));
}
