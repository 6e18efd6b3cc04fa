import { AS_ROOT, fail, inconclusive, notApplicable, pass, together } from '../finding.ts';
import type { ShownDoors } from '../../approval/messages.ts';
import { guardStanding } from '../look/guard-standing.ts';
import { type Holder, holders, takes } from '../look/sockets.ts';
import type { Finding, Probe } from '../probe.ts';
import { type WantedPort, wantedPorts } from '../wanted-ports.ts';

export const takenPort: Probe = {
  id: 'taken-port',
  title: 'A port that the guard needs is taken',
  meaning:
    'The guard does not start, or does not take a new player, while another program listens where a door has to be.',
  seen: 'Compares /proc/net/tcp, tcp6, udp and udp6 with the doors, the port for events and the front desk of the configuration. A guard that answers at the state folder holds its own.',
  when: {
    fail: 'another program listens at one of them',
    inconclusive:
      'the system does not show who listens, or whether it is the guard is told to another user alone',
    pass: 'all are free, or the guard that runs holds them',
    'not-applicable': 'no configuration was read, or it asks for no port',
  },
  cure: 'ss -lntup shows the program; stop it, or give it another port',
  look: async (scene) => {
    if (!scene.config) return notApplicable('No configuration was read.');
    const wanted = wantedPorts(scene.config);
    if (wanted.length === 0) return notApplicable('The configuration asks for no port.');
    const tables = await Promise.all(PROTOCOLS.map((protocol) => holders(scene.ports.disk, protocol)));
    const taken = tables.flatMap((table) => table ?? []);
    if (tables.includes(undefined))
      return inconclusive('The system does not show who listens in /proc/net.', 'ss -lntu');
    const conflicts = wanted.flatMap((port) => conflictOf(port, taken));
    if (conflicts.length === 0) return pass(`All ${wanted.length} ports that the guard needs are free.`);
    const standing = await guardStanding(scene);
    const strange = conflicts.filter(({ wants }) => !isHeldBy(standing, wants));
    if (strange.length === 0) return pass('The guard that runs holds its ports.');
    const folder = await scene.ports.machine.permissions(scene.stateFolder);
    const asks = standing === undefined && folder?.isOwn === false ? untold : told;
    return together(strange.map(asks));
  },
};

const PROTOCOLS = ['tcp', 'udp'] as const;

interface Conflict {
  readonly wants: WantedPort;
  readonly holder: Holder;
}

/** Whoever waits at every address is in the way of each, and the other way round. */
function conflictOf(wants: WantedPort, taken: readonly Holder[]): readonly Conflict[] {
  const { address, protocol, port } = wants;
  const holder = taken.find(
    (one) =>
      one.protocol === protocol &&
      (takes(one, address, port) || (address === '0.0.0.0' && one.port === port)),
  );
  return holder ? [{ wants, holder }] : [];
}

/** What is no door it holds as long as it runs. */
const isHeldBy = (standing: ShownDoors | undefined, { guardedAt }: WantedPort): boolean =>
  standing !== undefined &&
  (guardedAt === undefined || standing.doors.some((door) => door.guardedAt === guardedAt));

const wordsFor = ({ holder, wants: { protocol, port, use } }: Conflict): string =>
  `A program of user ${holder.user} listens at ${holder.address} port ${port} (${protocol.toUpperCase()}), which is for ${use}.`;

const told = (conflict: Conflict): Finding =>
  fail(
    wordsFor(conflict),
    `As root: ss -lntup 'sport = :${conflict.wants.port}'`,
    'Stop that program or give it another port; a guard with another state folder is told by --state',
  );

/** The state folder is another user's, and so is the guard then. */
const untold = (conflict: Conflict): Finding =>
  inconclusive(`${wordsFor(conflict)} Whether that is the guard is told to its own user alone.`, AS_ROOT);
