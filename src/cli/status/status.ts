import { isDeepStrictEqual } from 'node:util';
import type { TonewallError } from '../../base/errors.ts';
import type { Config } from '../../config/config.ts';
import type {
  ShownApproval,
  ShownDoors,
  ShownNames,
  ShownPlayer,
  ShownSpoof,
} from '../../guard/approval/messages.ts';
import { flatNetwork, type FlatNetwork } from '../../guard/flat-network/flat-network.ts';
import { FLAT_PAGE, type FlatWords, flatWords } from '../../guard/flat-network/words.ts';
import { type Layout, layoutOf } from '../../guard/firewall/layout.ts';
import { type RulesStand, rulesStand } from '../../guard/firewall/rules-stand.ts';
import { tryRules } from '../../guard/firewall/rules-tried.ts';
import { frontDeskUrl } from '../../guard/front-desk/site.ts';
import type { JournalStand } from '../../guard/record/unrecorded.ts';
import type { InstalledService } from '../../guard/service/installed.ts';
import type { ShownTraffic } from '../../guard/traffic/shown.ts';
import { placesIn } from '../../guard/running/places.ts';
import { standingOf } from '../../guard/running/standing.ts';
import { nodeClock } from '../../host/clock.ts';
import { nodeExec } from '../../host/exec.ts';
import { nodeNet } from '../../host/net.ts';
import { nowMs, storeIn } from '../identity/identity-store.ts';
import { serviceElsewhere } from '../service/elsewhere.ts';
import type { StateFlags } from '../state-folder.ts';
import { askRunning } from './ask-guard.ts';
import { enrolledIn, type EnrolledNow } from './enrolled.ts';
import { type RefusedSince, refusedSince } from './refused-since.ts';
import { segmentsFor, type StatusSegment } from './segments.ts';

/** How a guard stands. Times are milliseconds since the epoch. */
export interface Status extends EnrolledNow {
  readonly file: string;
  /** Why the file cannot be used: then nothing here is from it. Undefined where it can. */
  readonly trouble: FileTrouble | undefined;
  readonly at: number;
  /** The one of the file, in which people are told times. */
  readonly timeZone: string | undefined;
  /** Whether a guard answers for this state folder. */
  readonly runs: boolean;
  /** Addresses that several claim now; empty where no guard answers. */
  readonly spoofed: readonly ShownSpoof[];
  /** How players reach the internet by name; undefined where no guard answers, and where no segment has a list. */
  readonly names: ShownNames | undefined;
  /** What players sent in the last hour; undefined where no guard answers, and where it stands between no segments. */
  readonly traffic: ShownTraffic | undefined;
  /** The guard that runs stands elsewhere than the file says: the file is not in force. */
  readonly isElsewhere: boolean;
  /** What is missing from the journal since the guard started; undefined where no guard answers. */
  readonly journal: JournalStand | undefined;
  /** How many requests wait for an approval, and which. */
  readonly waiting: number;
  readonly approvals: readonly ShownApproval[];
  /** The state folder that was asked about. */
  readonly state: string;
  /** The service of this computer, where no guard answers and that one keeps its state elsewhere. */
  readonly service: InstalledService | undefined;
  /** Of the guard that runs, else those of the file; as are the players. */
  readonly segments: readonly StatusSegment[];
  /** How the rules in force stand to the file; undefined where it names no segment of players. */
  readonly rules: RulesStand['kind'] | undefined;
  /** Where the file names no segment of players: whom others reach past the guard, and what that means; undefined else. */
  readonly flatNetwork: (FlatNetwork & FlatWords & { readonly page: string }) | undefined;
  readonly players: readonly StatusPlayer[];
  readonly frontDesk: string | undefined;
  /** Of the last hour; undefined where there is no journal. */
  readonly refused: RefusedSince | undefined;
}

export type FileTrouble = Pick<TonewallError, 'code' | 'message' | 'hint'>;

export interface StatusPlayer {
  readonly room: string;
  readonly guardedAt: string;
  readonly address: string;
  /** Where the file has it, where it has moved from there. */
  readonly movedFrom?: string;
  /** Where it answers and is not guarded. */
  readonly elsewhere?: string;
  /** What the guard that runs knows of it; undefined where none answers. */
  readonly stand?: ShownPlayer['stand'];
  readonly model?: string;
  readonly build?: string;
  readonly heardAt?: number;
  readonly cutOff?: boolean;
}

const HOUR_MS = 3_600_000;

/** A configuration, or why there is none. */
export type FileFound =
  | { readonly file: string; readonly config: Config; readonly trouble?: undefined }
  | { readonly file: string; readonly config?: undefined; readonly trouble: TonewallError };

export async function statusOf({ file, config, trouble }: FileFound, flags: StateFlags): Promise<Status> {
  const at = nowMs();
  const running = await askRunning(flags);
  const wanted = config && wantedBy(config);
  const standing = running?.standing ?? wanted ?? { doors: [] };
  // Before the state is read: root acts as the user of the guard from there on, and the kernel shows rules to root alone.
  const ofFile = config ? await toldBy(config) : { rules: undefined, flatNetwork: undefined };
  const enrolled = enrolledIn(await storeIn(flags).read(), at);
  const approvals = running?.approvals ?? [];
  const segmentNames = (standing.segments ?? []).flatMap(({ network, name }) =>
    network === undefined ? [] : [[network, name] as const],
  );
  return {
    file,
    trouble: trouble && troubleOf(trouble),
    at,
    timeZone: config?.timeZone,
    runs: running !== undefined,
    isElsewhere: isElsewhere(running?.standing, wanted),
    journal: running?.journal,
    spoofed: running?.spoofed ?? [],
    names: running?.names,
    traffic: running?.traffic,
    waiting: approvals.length,
    approvals,
    state: flags.state,
    service: running ? undefined : await serviceElsewhere(flags),
    segments: segmentsFor(standing, config?.segments ?? [], {
      players: standing.doors,
      devices: enrolled.devices,
    }),
    ...ofFile,
    players: standing.doors.map((door) => ({ ...door, ...knownOf(door, running?.players ?? [], at) })),
    frontDesk: standing.frontDesk,
    ...enrolled,
    refused: await refusedSince(flags, at - HOUR_MS, new Map(segmentNames)),
  };
}

const troubleOf = ({ code, message, hint }: TonewallError): FileTrouble => ({ code, message, hint });

/** How the network stands to the file. */
async function toldBy(config: Config): Promise<Pick<Status, 'rules' | 'flatNetwork'>> {
  const layout = layoutOf(config);
  const flat = flatNetwork(config, nodeNet().interfaces());
  return {
    rules: layout && (await rulesOf(layout)),
    flatNetwork: flat && { ...flat, ...flatWords(flat), page: FLAT_PAGE },
  };
}

/** Where the kernel tells nothing of them it can be tried whether there are any, but not whose. */
async function rulesOf(layout: Layout): Promise<RulesStand['kind']> {
  const { kind } = await rulesStand(nodeExec(), layout);
  if (kind !== 'forbidden' && kind !== 'absent') return kind;
  return (await tryRules({ net: nodeNet(), clock: nodeClock() })) === 'none' ? 'none' : kind;
}

const isElsewhere = (standing: ShownDoors | undefined, wanted: ShownDoors | undefined): boolean =>
  standing !== undefined && wanted !== undefined && !isDeepStrictEqual(asInFile(standing), wanted);

/** What the file asks for. */
const wantedBy = (config: Config): ShownDoors =>
  standingOf({
    places: placesIn(config),
    frontDesk: config.frontDesk && frontDeskUrl(config.frontDesk),
    gateway: config.gateway,
  });

/** Who has moved is where the file has it: that is no other file. */
const asInFile = (standing: ShownDoors): ShownDoors => ({
  ...standing,
  doors: standing.doors.map(({ movedFrom, ...door }) =>
    movedFrom === undefined ? door : { ...door, guardedAt: movedFrom, address: movedFrom },
  ),
});

function knownOf(
  { room, address }: { readonly room: string; readonly address: string },
  players: readonly ShownPlayer[],
  at: number,
): Partial<StatusPlayer> {
  const player = players.find((one) => one.room === room && one.address === address);
  if (!player) return {};
  const { stand, model, build, heardAgoMs, cutOff, elsewhere } = player;
  return {
    stand,
    ...(model === undefined ? {} : { model }),
    ...(build === undefined ? {} : { build }),
    ...(heardAgoMs === undefined ? {} : { heardAt: at - heardAgoMs }),
    ...(elsewhere === undefined ? {} : { elsewhere }),
    cutOff,
  };
}
