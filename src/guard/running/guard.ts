/**
 * A guard that runs: two doors for each player of the configuration, ports 1400 and 1443. What could go wrong: something is missing when it
 * starts (then it does not start, and no door opens), the configuration breaks while it runs (the old one stays in force:
 * `configuration.ts`), it is killed (nothing listens any more, the journal is recovered at the next start). Proven in `guard.test.ts`.
 */
import type { IpAddress } from '../../base/address.ts';
import type { TonewallError } from '../../base/errors.ts';
import type { Gateway } from '../../config/config.ts';
import type { LoadedConfig } from '../../config/load.ts';
import type { Journal } from '../../journal/entry.ts';
import { gather } from '../../journal/gather.ts';
import { JOURNAL_DEFAULTS, openJournal, type OpenJournal } from '../../journal/open.ts';
import { ApprovalDesk } from '../approval/desk.ts';
import { doorPath, openApprovalDoor } from '../approval/door.ts';
import { Discovery } from '../discovery/discovery.ts';
import { EVENT_PORT } from '../firewall/local-ports.ts';
import { HELPER_SOCKET } from '../firewall/helper-socket.ts';
import { Enforcer } from '../gateway/enforcer.ts';
import { CastAdmissions } from '../gateway/cast-admissions.ts';
import { CutOffs } from '../gateway/cut-offs.ts';
import { firewallAt } from '../gateway/firewall-door.ts';
import { LocalMedia } from '../gateway/local-media.ts';
import { Identities } from '../identity/identities.ts';
import { identityFile } from '../identity/identity-file.ts';
import { certificatesFile, openCertificates } from '../local-api/certificates/certificates.ts';
import type { RateLimits } from '../shield/rate-limit.ts';
import { Elsewhere } from '../moving/elsewhere.ts';
import { learntFile } from '../moving/learnt-file.ts';
import { LearntPlayers } from '../moving/learnt-players.ts';
import type { Mover } from '../moving/mover.ts';
import { ToldPlaces } from '../moving/told-places.ts';
import { NameDoor } from '../names/name-door.ts';
import { undoubted, undoubtedLinks } from '../neighbours/undoubted.ts';
import { NeighbourWatch } from '../neighbours/watch.ts';
import { Closers } from './closers.ts';
import { ComplainingJournal } from './complaining-journal.ts';
import { Configuration } from './configuration.ts';
import { DeskInForce } from './desk-in-force.ts';
import { followPlayers } from './follow-players.ts';
import { connectPlayers, type EventsAt } from './players.ts';
import { PolicyInForce, policyOf } from './policy-in-force.ts';
import { identityRulesIn } from './places.ts';
import type { GuardPorts } from './ports.ts';
import { Posts } from './posts.ts';
import { addressesOf } from './player-addresses.ts';
import { playersNow, standingOf } from './standing.ts';

export interface GuardOptions {
  readonly config: LoadedConfig;
  /** Journal, identities and the door for the owner are there. */
  readonly stateFolder: string;
  /**
   * Own address that players can reach with events, by the segments that the guard stands between. May fail with
   * `address-unavailable`.
   */
  readonly listenOn: (gateway: Gateway | undefined) => IpAddress;
  /** The socket of the process that may open pinholes in the firewall. */
  readonly firewallHelper?: string;
  /** How often one principal may ask; what is left out is as shipped. */
  readonly rates?: Partial<RateLimits>;
}

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
  const { config } = options.config;
  const first = policyOf(options.config);
  const opened = await journalIn(ports, options.stateFolder);
  closers.add(() => opened.close());
  const journal = new ComplainingJournal(opened, ports.log);
  const firewall = firewallAt(ports.doors, options.firewallHelper ?? HELPER_SOCKET);
  const neighbourWatch = new NeighbourWatch({
    ...ports,
    journal,
    firewall,
    players: () => addressesOf(players),
  });
  const isDoubted = (address: string): boolean => neighbourWatch.isDoubted(address);
  const neighbours = undoubted(ports.neighbours, isDoubted);
  const identities = await Identities.open(
    { ...ports, neighbours, journal, file: identityFile(ports.disk, options.stateFolder) },
    identityRulesIn(config),
  );
  closers.add(() => identities.close());
  const desk = new ApprovalDesk({ clock: ports.clock, journal });
  const policy = new PolicyInForce();
  const certificates = await openCertificates(ports, certificatesFile(options.stateFolder));
  const eventsAt = (gateway: Gateway | undefined): EventsAt => ({
    listenOn: options.listenOn(gateway),
    // The firewall lets events of players in there.
    ...(gateway ? { port: EVENT_PORT } : {}),
  });
  const learnt = await LearntPlayers.open({
    ...ports,
    journal,
    file: learntFile(ports, options.stateFolder),
  });
  closers.add(() => learnt.close());
  const players = await connectPlayers(
    { ...ports, neighbours },
    {
      learnt,
      ...(options.rates ? { rates: options.rates } : {}),
      events: eventsAt(config.gateway),
      policy: () => policy.now,
      who: (principal, address) => identities.now(principal, address),
    },
  );
  closers.add(() => players.close());
  const frontDesk = new DeskInForce(ports, {
    certificates,
    parts: { identities, approvals: desk, timeZone: () => configuration.timeZone ?? 'UTC' },
  });
  closers.add(() => frontDesk.close());
  const cutOffs = new CutOffs({ ...ports, journal, firewall, places: () => players.places() });
  closers.add(() => cutOffs.close());
  closers.add(() => neighbourWatch.close());
  const nameDoor = new NameDoor({ ...ports, journal, firewall, places: () => players.places() });
  closers.add(() => nameDoor.close());
  const localMedia = new LocalMedia({ ...ports, firewall });
  const parts = players.parts({
    journal,
    record: gather(journal, (task) => ports.clock.soon(task)),
    unrecorded: journal,
    localMedia,
    desk,
    identify: (knock) => identities.identify(knock),
    frontDesk: () => frontDesk.url,
  });
  const enforcer = new Enforcer(parts);
  const posts = new Posts(ports, { parts, enforcer, certificates });
  closers.add(() => posts.close());
  const discovery = new Discovery(
    { ...ports, links: undoubtedLinks(ports.links, isDoubted) },
    {
      identities,
      journal,
      policy: () => policy.now,
      known: (place) => players.knownAt(place),
      idOf: (place) => players.knownAt(place)?.id ?? learnt.idOf(place),
      onElsewhere: (claim) => mover.consider(claim),
    },
  );
  closers.add(() => discovery.close());
  const toldPlaces = new ToldPlaces({ ...ports, firewall });
  closers.add(() => toldPlaces.close());
  const elsewhere = new Elsewhere({
    ...ports,
    journal,
    file: config.file,
    heardAgoMs: (place) => players.heardAgoMs(place),
  });
  const mover: Mover = followPlayers(ports, {
    players,
    learnt,
    discovery,
    elsewhere,
    isDoubted: (address) => neighbourWatch.isDoubted(address) || cutOffs.now.includes(address),
    gateway: () => configuration.gateway,
    move: (moved) => configuration.move(moved),
  });
  const casts = new CastAdmissions({
    ...ports,
    identities,
    journal,
    firewall,
    policy: () => policy.now,
    places: () => players.places(),
  });
  identities.onChange(() => {
    players.withdraw();
    casts.look();
  });
  closers.add(() => casts.close());
  const configuration = new Configuration({
    ...ports,
    journal,
    identities,
    policy,
    players,
    posts,
    frontDesk,
    enforcer,
    discovery,
    casts,
    cutOffs,
    neighbourWatch,
    nameDoor,
    learnt,
    toldPlaces,
    localMedia,
    elsewhere,
    eventsAt,
  });
  await configuration.begin(options.config, first);
  const ownerDoor = await openApprovalDoor(ports.doors, doorPath(options.stateFolder), {
    desk,
    standing: () =>
      standingOf({ places: players.places(), frontDesk: frontDesk.url, gateway: configuration.gateway }),
    players: () => playersNow(players, { cutOff: cutOffs.now, elsewhere: (place) => elsewhere.at(place) }),
    journal: () => journal.stand(),
    spoofed: () => neighbourWatch.spoofed(),
    names: () => nameDoor.now(),
  });
  closers.add(() => ownerDoor.close());
  return {
    known: () => players.known(),
    reload: (next) => configuration.replace(next),
    stay: (why) => stay({ ...ports, journal }, why),
    close: async () => {
      await configuration.settled();
      await closers.close();
    },
  };
}

function stay(
  { clock, log, journal }: Pick<GuardPorts, 'clock' | 'log'> & { readonly journal: Journal },
  { code, message, hint }: TonewallError,
): void {
  log.warn(`THE OLD CONFIGURATION STAYS IN FORCE: ${message}`, { hint });
  journal.append({ kind: 'reload-refused', at: clock.now(), facts: { code, problem: message } });
}

const journalIn = (ports: GuardPorts, stateFolder: string): Promise<OpenJournal> =>
  openJournal(ports, { ...JOURNAL_DEFAULTS, folder: `${stateFolder}/journal` });
