import { approve } from './approve.ts';
import { audit } from './audit.ts';
import type { SubCommand } from './command.ts';
import { demo } from './demo.ts';
import { devices } from './devices.ts';
import { enrol } from './enrol.ts';
import { people } from './people.ts';
import { sim } from './sim.ts';
import { token } from './token.ts';

/** Every sub-command, in the order of the help. */
export const commands: readonly SubCommand[] = [audit, enrol, devices, token, people, approve, sim, demo];
