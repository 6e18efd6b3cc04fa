/**
 * A guard that runs: two doors for each player of the configuration, ports 1400 and 1443. What could go wrong: something is missing when it
 * starts (then it does not start, and no door opens), the configuration breaks while it runs (the old policy stays in
 * force), it is killed (nothing listens any more, the journal is recovered at the next start). Proven in `guard.test.ts`.
 */
import type { IpAddress } from '../../base/address.ts';
import type { LoadedConfig } from '../../config/load.ts';
import { JOURNAL_DEFAULTS, openJournal, type OpenJournal } from '../../journal/open.ts';
import { ApprovalDesk } from '../approval/desk.ts';
import { doorPath, openApprovalDoor } from '../approval/door.ts';
import { frontDeskUrl } from '../front-desk/site.ts';
import { openDoor } from '../gateway/door.ts';
import { Enforcer, type EnforcerParts } from '../gateway/enforcer.ts';
import type { PlayerPlace } from '../gateway/guarded-player.ts';
import { Identities } from '../identity/identities.ts';
import { identityFile } from '../identity/identity-file.ts';
import { type Certificates, openCertificates } from '../local-api/certificates/certificates.ts';
import { openSecondDoor } from '../local-api/door.ts';
import type { RateLimits } from '../shield/rate-limit.ts';
import { Closers } from './closers.ts';
import { openDesk } from './front-desk.ts';
import { complainingJournal } from './complaining-journal.ts';
import { connectPlayers } from './players.ts';
import { PolicyInForce } from './policy-in-force.ts';
import { hasSameDoors, identityRulesIn, placesIn } from './places.ts';
import type { GuardPorts } from './ports.ts';

export interface GuardOptions {
  readonly config: LoadedConfig;
  /** Journal, identities and the door for the owner are there. */
  readonly stateFolder: string;
  /** Own address that players can reach with events. */
  readonly listenOn: IpAddress;
  /** How often one principal may ask; what is left out is as shipped. */
  readonly rates?: Partial<RateLimits>;
}

export interface RunningGuard {
  /** Rooms whose player has told what it is. */
  known(): readonly string[];
  /**
   * Another configuration, but for its players: doors stay where they were, and that is said. Fails with `config-invalid`,
   * and then the old one stays in force.
   */
  reload(config: LoadedConfig): void;
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
  const policy = new PolicyInForce(options.config);
  const opened = await journalIn(ports, options.stateFolder);
  closers.add(() => opened.close());
  const journal = complainingJournal(opened, ports.log);
  const identities = await Identities.open(
    { ...ports, journal, file: identityFile(ports.disk, options.stateFolder) },
    identityRulesIn(config),
  );
  closers.add(() => identities.close());
  const desk = new ApprovalDesk({ clock: ports.clock, journal });
  const ownerDoor = await openApprovalDoor(ports.doors, doorPath(options.stateFolder), desk);
  closers.add(() => ownerDoor.close());
  let { timeZone } = config;
  const certificates = await openCertificates(ports, `${options.stateFolder}/certificates.json`);
  const deskParts = { identities, approvals: desk, timeZone: () => timeZone ?? 'UTC' };
  await openDesk(ports, { config, certificates, parts: deskParts }, closers);
  const players = await connectPlayers(ports, {
    ...options,
    places: placesIn(config),
    policy: () => policy.now,
    whoIsAt: (address) => identities.standingOf(address).principal,
  });
  identities.onChange(() => players.withdraw());
  closers.add(() => players.close());
  const parts = players.parts({
    journal,
    desk,
    identify: (knock) => identities.identify(knock),
    ...(config.frontDesk ? { frontDesk: frontDeskUrl(config.frontDesk) } : {}),
  });
  await openDoors(ports, { parts, certificates, places: players.places }, closers);
  return {
    known: () => players.known(),
    reload: (next) => {
      policy.replace(next);
      ({ timeZone } = next.config);
      identities.setRules(identityRulesIn(next.config));
      journal.append({ kind: 'reloaded', at: ports.clock.now(), facts: { file: next.config.file } });
      players.withdraw();
      if (!hasSameDoors(config, next.config)) ports.log.warn(OTHER_DOORS);
    },
    close: () => closers.close(),
  };
}

const OTHER_DOORS =
  'OTHER PLAYERS ARE GUARDED ONLY AFTER A RESTART: doors stay where they were; all else of the file is in force';

const journalIn = (ports: GuardPorts, stateFolder: string): Promise<OpenJournal> =>
  openJournal(ports, { ...JOURNAL_DEFAULTS, folder: `${stateFolder}/journal` });

interface Doors {
  readonly parts: EnforcerParts;
  readonly certificates: Certificates;
  readonly places: readonly PlayerPlace[];
}

/** Both doors of each player. */
async function openDoors(
  ports: GuardPorts,
  { parts, certificates, places }: Doors,
  closers: Closers,
): Promise<void> {
  const enforcer = new Enforcer(parts);
  for (const place of places) {
    const first = await openDoor(ports, enforcer, place);
    closers.add(() => first.close());
    const second = await openSecondDoor(ports, { parts, enforcer, certificates }, place);
    closers.add(() => second.close());
  }
}
