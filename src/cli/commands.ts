import { approve } from './approve.ts';
import { audit } from './audit.ts';
import { authority } from './authority.ts';
import type { SubCommand } from './command.ts';
import { config } from './config.ts';
import { demo } from './demo.ts';
import { devices } from './devices.ts';
import { doctor } from './doctor.ts';
import { enrol } from './enrol.ts';
import { firewall } from './firewall.ts';
import { guard } from './guard.ts';
import { init } from './init.ts';
import { journal } from './journal.ts';
import { people } from './people.ts';
import { policy } from './policy.ts';
import { service } from './service.ts';
import { sim } from './sim.ts';
import { status } from './status.ts';
import { token } from './token.ts';

/** Every sub-command, in the order of the help. */
export const commands: readonly SubCommand[] = [
  audit,
  init,
  guard,
  firewall,
  service,
  doctor,
  status,
  enrol,
  devices,
  token,
  people,
  approve,
  authority,
  config,
  policy,
  journal,
  sim,
  demo,
];
