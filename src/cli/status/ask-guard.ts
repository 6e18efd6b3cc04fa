import { TonewallError } from '../../base/errors.ts';
import { askDesk, doorPath } from '../../guard/approval/door.ts';
import type {
  DeskAnswer,
  DeskQuestion,
  ShownApproval,
  ShownDoors,
  ShownNames,
  ShownPlayer,
  ShownSpoof,
} from '../../guard/approval/messages.ts';
import type { ShownTraffic } from '../../guard/traffic/shown.ts';
import type { JournalStand } from '../../guard/record/unrecorded.ts';
import { localDoor } from '../../host/local-door.ts';
import type { StateFlags } from '../state-folder.ts';

/** What a guard that runs tells of itself. One of another version may leave something out. */
export interface Running {
  readonly standing: ShownDoors | undefined;
  readonly players: readonly ShownPlayer[];
  /** Those that wait for an owner. */
  readonly approvals: readonly ShownApproval[];
  readonly journal: JournalStand | undefined;
  /** Addresses that several claim. */
  readonly spoofed: readonly ShownSpoof[];
  /** Undefined where no segment has a list of names. */
  readonly names: ShownNames | undefined;
  /** Undefined where it stands between no segments. */
  readonly traffic: ShownTraffic | undefined;
}

export const guardAnswers = async (flags: StateFlags): Promise<boolean> =>
  (await askGuard(flags, { ask: 'doors' })) !== undefined;

/** Undefined where no guard answers for the state folder. */
export async function askRunning(flags: StateFlags): Promise<Running | undefined> {
  const doors = await askGuard(flags, { ask: 'doors' });
  if (!doors) return undefined;
  const [players, list, journal, neighbours, names, traffic] = [
    await askGuard(flags, { ask: 'players' }),
    await askGuard(flags, { ask: 'list' }),
    await askGuard(flags, { ask: 'journal' }),
    await askGuard(flags, { ask: 'neighbours' }),
    await askGuard(flags, { ask: 'names' }),
    await askGuard(flags, { ask: 'traffic' }),
  ];
  return {
    standing: doors.answer === 'doors' ? doors.standing : undefined,
    players: players?.answer === 'players' ? players.players : [],
    approvals: list?.answer === 'list' ? list.approvals.filter(({ stand }) => stand === 'waiting') : [],
    journal: journal?.answer === 'journal' ? standIn(journal) : undefined,
    spoofed: neighbours?.answer === 'neighbours' ? neighbours.spoofed : [],
    names: names?.answer === 'names' ? names.names : undefined,
    traffic: traffic?.answer === 'traffic' ? traffic.traffic : undefined,
  };
}

const standIn = ({ fails, unwritten, reads, acts }: JournalStand): JournalStand => ({
  fails,
  unwritten,
  reads,
  acts,
});

async function askGuard({ state }: StateFlags, question: DeskQuestion): Promise<DeskAnswer | undefined> {
  try {
    return await askDesk(localDoor(), doorPath(state), question);
  } catch (cause) {
    if (cause instanceof TonewallError && cause.code === 'guard-unreachable') return undefined;
    throw cause;
  }
}
