import { audit } from './audit.ts';
import { config } from './config.ts';
import { policy } from './policy.ts';
import type { SubCommand } from './command.ts';
import { demo } from './demo.ts';
import { guard } from './guard.ts';
import { journal } from './journal.ts';
import { sim } from './sim.ts';

/** Every sub-command, in the order of the help. */
export const commands: readonly SubCommand[] = [audit, guard, config, policy, journal, sim, demo];
