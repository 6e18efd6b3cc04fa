/**
 * A guard that runs: two doors for each player of the configuration, ports 1400 and 1443. What could go wrong: something is missing when it
 * starts (then it does not start, and no door opens), the configuration breaks while it runs (the old one stays in force:
 * `configuration.ts`), it is killed (nothing listens any more, the journal is recovered at the next start). Proven in `guard.test.ts`.
 */
import type { TonewallError } from '../../base/errors.ts';
import type { Gateway } from '../../config/config.ts';
import type { LoadedConfig } from '../../config/load.ts';
import type { Journal } from '../../journal/entry.ts';
import { doorPath, openApprovalDoor } from '../approval/door.ts';
import { EVENT_PORT } from '../firewall/local-ports.ts';
import { besideFirewall, type BesideFirewall } from './beside-firewall.ts';
import { Closers } from './closers.ts';
import { Configuration } from './configuration.ts';
import { makeDoors } from './doors.ts';
import { findingOf } from './finding.ts';
import { keep, type Kept } from './kept.ts';
import type { GuardOptions } from './options.ts';
import { addressesOf } from './player-addresses.ts';
import { connectPlayers, type EventsAt, type Players } from './players.ts';
import { PolicyInForce, policyOf } from './policy-in-force.ts';
import type { GuardPorts } from './ports.ts';
import { playersNow, standingOf } from './standing.ts';

export interface RunningGuard {
  /** Rooms that are guarded and whose player has told what it is. */
  known(): readonly string[];
  /**
   * Puts another configuration into force, its players and its front desk included; who is not concerned keeps every
   * connection. Fails with `config-invalid`, `address-in-use` or `address-unavailable`, and then the old one stays in force,
   * whole.
   */
  reload(config: LoadedConfig): Promise<void>;
  /** Says and writes down that another configuration could not be put into force. */
  stay(why: TonewallError): void;
  /** Closes the doors first; what is under way is cut. */
  close(): Promise<void>;
}

/** Fails with `config-invalid`, with what the journal and the identities fail with, and where an address cannot be had. */
export async function startGuard(ports: GuardPorts, options: GuardOptions): Promise<RunningGuard> {
  const closers = new Closers();
  try {
    return await start(ports, options, closers);
  } catch (cause) {
    await closers.close();
    throw cause;
  }
}

async function start(ports: GuardPorts, options: GuardOptions, closers: Closers): Promise<RunningGuard> {
  const { file } = options.config.config;
  const first = policyOf(options.config);
  const inForce = new PolicyInForce();
  const policy = () => inForce.now;
  const kept = await keep(ports, options, { closers, addresses: () => addressesOf(players) });
  const players = await playersOf(ports, options, { kept, policy: inForce });
  closers.add(() => players.close());
  const beside = besideFirewall(ports, { closers, kept, players, policy, file });
  const timeZone = (): string => configuration.timeZone ?? 'UTC';
  const doors = makeDoors(ports, { closers, kept, players, timeZone, ...beside });
  const around = { closers, kept, players, beside, policy };
  const discovery = findingOf(ports, { ...around, configuration: () => configuration });
  const parts = { ...ports, ...kept, ...beside, ...doors, players, discovery, policy: inForce };
  const configuration = new Configuration({ ...parts, eventsAt: (gateway) => eventsAt(options, gateway) });
  kept.identities.onChange(() => {
    players.withdraw();
    beside.casts.look();
  });
  await configuration.begin(options.config, first);
  const told = { kept, players, beside, configuration, frontDesk: () => doors.frontDesk.url };
  const ownerDoor = await openApprovalDoor(ports.doors, doorPath(options.stateFolder), tellOf(told));
  closers.add(() => ownerDoor.close());
  return {
    known: () => players.known(),
    reload: (next) => configuration.replace(next),
    stay: (why) => stay({ ...ports, ...kept }, why),
    close: async () => {
      await configuration.settled();
      await closers.close();
    },
  };
}

const playersOf = (
  ports: GuardPorts,
  options: GuardOptions,
  { kept, policy }: { readonly kept: Kept; readonly policy: PolicyInForce },
): Promise<Players> =>
  connectPlayers(
    { ...ports, neighbours: kept.neighbours },
    {
      learnt: kept.learnt,
      ...(options.rates ? { rates: options.rates } : {}),
      events: eventsAt(options, options.config.config.gateway),
      policy: () => policy.now,
      who: (principal, address) => kept.identities.now(principal, address),
    },
  );

const eventsAt = ({ listenOn }: GuardOptions, gateway: Gateway | undefined): EventsAt => ({
  listenOn: listenOn(gateway),
  // The firewall lets events of players in there.
  ...(gateway ? { port: EVENT_PORT } : {}),
});

interface Told {
  readonly kept: Kept;
  readonly players: Players;
  readonly beside: BesideFirewall;
  readonly configuration: Configuration;
  readonly frontDesk: () => string | undefined;
}

/** What `tonewall status` and `tonewall approve` are told. */
const tellOf = ({
  kept: { approvals, journal, neighbourWatch },
  players,
  beside: { cutOffs, traffic, elsewhere, nameDoor },
  configuration,
  frontDesk,
}: Told): Parameters<typeof openApprovalDoor>[2] => ({
  desk: approvals,
  standing: () =>
    standingOf({ places: players.places(), frontDesk: frontDesk(), gateway: configuration.gateway }),
  players: () => playersNow(players, { cutOff: cutOffs.now, elsewhere: (place) => elsewhere.at(place) }),
  journal: () => journal.stand(),
  spoofed: () => neighbourWatch.spoofed(),
  names: () => nameDoor.now(),
  traffic: () => traffic.now(),
});

function stay(
  { clock, log, journal }: Pick<GuardPorts, 'clock' | 'log'> & { readonly journal: Journal },
  { code, message, hint }: TonewallError,
): void {
  log.warn(`THE OLD CONFIGURATION STAYS IN FORCE: ${message}`, { hint });
  journal.append({ kind: 'reload-refused', at: clock.now(), facts: { code, problem: message } });
}
