import { JOURNAL_DEFAULTS, openJournal, type OpenJournal } from '../../journal/open.ts';
import type { Neighbours } from '../../ports/neighbours.ts';
import { ApprovalDesk } from '../approval/desk.ts';
import { HELPER_SOCKET } from '../firewall/helper-socket.ts';
import { type AskFirewall, firewallAt } from '../gateway/firewall-door.ts';
import { identityFile } from '../identity/identity-file.ts';
import { Identities } from '../identity/identities.ts';
import {
  type Certificates,
  certificatesFile,
  openCertificates,
} from '../local-api/certificates/certificates.ts';
import { learntFile } from '../moving/learnt-file.ts';
import { LearntPlayers } from '../moving/learnt-players.ts';
import type { KnownAddresses } from '../neighbours/spoofs.ts';
import { undoubted } from '../neighbours/undoubted.ts';
import { NeighbourWatch } from '../neighbours/watch.ts';
import type { Closers } from './closers.ts';
import { ComplainingJournal } from './complaining-journal.ts';
import type { GuardOptions } from './options.ts';
import { identityRulesIn } from './places.ts';
import type { GuardPorts } from './ports.ts';

/** What a guard keeps, most of it in its state folder, and whom it asks. */
export interface Kept {
  readonly journal: ComplainingJournal;
  readonly identities: Identities;
  readonly learnt: LearntPlayers;
  readonly certificates: Certificates;
  readonly approvals: ApprovalDesk;
  readonly firewall: AskFirewall;
  readonly neighbourWatch: NeighbourWatch;
  /** Nobody is seen at an address that several claim. */
  readonly neighbours: Neighbours;
}

interface Around {
  readonly closers: Closers;
  /** Of the players that are guarded. */
  readonly addresses: () => KnownAddresses['players'];
}

/** Fails with what the journal and the identities fail with. */
export async function keep(
  ports: GuardPorts,
  { config: { config }, stateFolder, firewallHelper = HELPER_SOCKET }: GuardOptions,
  { closers, addresses }: Around,
): Promise<Kept> {
  const opened = await journalIn(ports, stateFolder);
  closers.add(() => opened.close());
  const journal = new ComplainingJournal(opened, ports.log);
  const firewall = firewallAt(ports.doors, firewallHelper);
  const neighbourWatch = new NeighbourWatch({ ...ports, journal, firewall, players: addresses });
  const neighbours = undoubted(ports.neighbours, (address) => neighbourWatch.isDoubted(address));
  const own = { ...ports, neighbours, journal };
  const identities = await Identities.open(
    { ...own, file: identityFile(ports.disk, stateFolder) },
    identityRulesIn(config),
  );
  closers.add(() => identities.close());
  const approvals = new ApprovalDesk({ clock: ports.clock, journal });
  const certificates = await openCertificates(ports, certificatesFile(stateFolder));
  const learnt = await LearntPlayers.open({ ...ports, journal, file: learntFile(ports, stateFolder) });
  closers.add(() => learnt.close());
  return { journal, identities, learnt, certificates, approvals, firewall, neighbourWatch, neighbours };
}

const journalIn = (ports: GuardPorts, stateFolder: string): Promise<OpenJournal> =>
  openJournal(ports, { ...JOURNAL_DEFAULTS, folder: `${stateFolder}/journal` });
