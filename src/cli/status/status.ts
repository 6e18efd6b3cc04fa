import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { TonewallError } from '../../base/errors.ts';
import type { Config } from '../../config/config.ts';
import { askDesk, doorPath } from '../../guard/approval/door.ts';
import type { DeskAnswer, DeskQuestion, ShownDoors, ShownSpoof } from '../../guard/approval/messages.ts';
import { frontDeskUrl } from '../../guard/front-desk/site.ts';
import { isLive } from '../../guard/identity/lease.ts';
import type { IdentityState } from '../../guard/identity/state.ts';
import type { JournalStand } from '../../guard/record/unrecorded.ts';
import { nodeAppendDisk } from '../../host/append/append-disk.ts';
import { nodeDisk } from '../../host/disk/disk.ts';
import { localDoor } from '../../host/local-door.ts';
import { PUBLIC_KEY_FILE } from '../../journal/files.ts';
import { queryJournal } from '../../journal/query/query.ts';
import { nowMs, storeIn } from '../identity/identity-store.ts';
import type { StateFlags } from '../state-folder.ts';
import { Refused, type RefusedLine } from './refused.ts';

/** How a guard stands. Times are milliseconds since the epoch. */
export interface Status {
  readonly file: string;
  readonly at: number;
  /** Whether a guard answers for this state folder. */
  readonly runs: boolean;
  /** Requests that wait for an approval. */
  readonly waiting: number;
  /** What is missing from the journal since the guard started; undefined where no guard answers. */
  readonly journal: JournalStand | undefined;
  /** Addresses that several claim now; empty where no guard answers. */
  readonly spoofed: readonly ShownSpoof[];
  /** Of the guard that runs, else those of the file. */
  readonly doors: ShownDoors['doors'];
  readonly frontDesk: string | undefined;
  /** The guard that runs stands elsewhere than the file says: the file is not in force. */
  readonly isElsewhere: boolean;
  readonly devices: readonly Enrolled[];
  readonly openCodes: number;
  readonly programs: readonly { readonly name: string; readonly role: string }[];
  /** Of the last hour; undefined where there is no journal. */
  readonly refused: { readonly total: number; readonly lines: readonly RefusedLine[] } | undefined;
}

interface Enrolled {
  readonly name: string;
  readonly role: string;
  readonly address: string;
  readonly until: number;
}

const HOUR_MS = 3_600_000;

export async function statusOf(config: Config, flags: StateFlags): Promise<Status> {
  const at = nowMs();
  const [desk, standing] = [await waitingAt(flags), await standingAt(flags)];
  const journal = await journalAt(flags);
  const wanted = doorsIn(config);
  const { doors, frontDesk } = standing ?? wanted;
  return {
    file: config.file,
    at,
    runs: desk !== undefined,
    waiting: desk ?? 0,
    journal,
    spoofed: await spoofedAt(flags),
    doors,
    frontDesk,
    isElsewhere: standing !== undefined && !isDeepStrictEqual(standing, wanted),
    ...knownIn(await storeIn(flags).read(), at),
    refused: await refusedSince(at - HOUR_MS, flags),
  };
}

/** What the file asks for. */
const doorsIn = ({ players, frontDesk }: Config): ShownDoors => ({
  doors: [...players.values()].map(({ room, guardedAt, address }) => ({ room, guardedAt, address })),
  ...(frontDesk ? { frontDesk: frontDeskUrl(frontDesk) } : {}),
});

/** Where the guard stands; undefined where none answers. */
async function standingAt(flags: StateFlags): Promise<ShownDoors | undefined> {
  const answer = await askGuard(flags, { ask: 'doors' });
  return answer?.answer === 'doors' ? answer.standing : undefined;
}

/** How many requests wait; undefined where no guard answers. */
async function waitingAt(flags: StateFlags): Promise<number | undefined> {
  const answer = await askGuard(flags, { ask: 'list' });
  if (answer?.answer !== 'list') return answer && 0;
  return answer.approvals.filter(({ stand }) => stand === 'waiting').length;
}

async function journalAt(flags: StateFlags): Promise<JournalStand | undefined> {
  const answer = await askGuard(flags, { ask: 'journal' });
  if (answer?.answer !== 'journal') return undefined;
  const { fails, unwritten, reads, acts } = answer;
  return { fails, unwritten, reads, acts };
}

async function spoofedAt(flags: StateFlags): Promise<Status['spoofed']> {
  const answer = await askGuard(flags, { ask: 'neighbours' });
  return answer?.answer === 'neighbours' ? answer.spoofed : [];
}

/** Undefined where no guard answers. */
async function askGuard({ state }: StateFlags, question: DeskQuestion): Promise<DeskAnswer | undefined> {
  try {
    return await askDesk(localDoor(), doorPath(state), question);
  } catch (cause) {
    if (cause instanceof TonewallError && cause.code === 'guard-unreachable') return undefined;
    throw cause;
  }
}

const knownIn = ({ devices, codes, programs }: IdentityState, at: number) => ({
  devices: devices
    .filter((device) => isLive(device, at))
    .map(({ name, role, address, leaseEndsAt }) => ({ name, role, address, until: leaseEndsAt })),
  openCodes: codes.filter(({ stand, expiresAt }) => stand === 'open' && at < expiresAt).length,
  programs: programs.filter(({ endedAt }) => endedAt === undefined).map(({ name, role }) => ({ name, role })),
});

async function refusedSince(since: number, { state }: StateFlags): Promise<Status['refused']> {
  const disk = nodeDisk();
  const folder = join(state, 'journal');
  if (!(await disk.exists(join(folder, PUBLIC_KEY_FILE)))) return undefined;
  const refused = new Refused();
  await queryJournal(
    { disk, files: nodeAppendDisk() },
    {
      folder,
      filter: { kind: 'decision', effect: 'forbid', since },
      redact: false,
      onEntry: (entry) => {
        refused.add(entry);
        return true;
      },
    },
  );
  return { total: refused.total, lines: refused.lines() };
}
