import type { Config } from '../../config/config.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Disk } from '../../ports/disk.ts';
import type { Exec } from '../../ports/exec.ts';
import type { LocalDoor } from '../../ports/local-door.ts';
import type { Machine } from '../../ports/machine.ts';
import type { Net } from '../../ports/net.ts';
import type { Random } from '../../ports/random.ts';

/** Never only yes or no; in the order in which people are told. `inconclusive`: it could not be told, and the evidence says why. */
export const VERDICTS = ['fail', 'inconclusive', 'pass', 'not-applicable'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What a probe came to. */
export interface Finding {
  readonly verdict: Verdict;
  /** What was seen, in whole sentences; text from outside is printable already. */
  readonly evidence: readonly string[];
  /** Exact commands or settings. Of a failure, and of what could not be told. */
  readonly cures: readonly string[];
  /** What was sent to find out, in plain words. Empty for nearly every probe. */
  readonly sent: readonly string[];
  /** It could not be told because nobody asked for it: it sends something. */
  readonly unasked?: true;
}

/**
 * One question about the computer and its network. It reads, it never changes anything, and what it cannot see it does not
 * guess.
 */
export interface Probe {
  /** A kebab-case noun of the failing state, for ever. */
  readonly id: string;
  /** The failing state as a sentence without its full stop. */
  readonly title: string;
  /** What it means, for whoever runs the computer. */
  readonly meaning: string;
  /** How it is seen. */
  readonly seen: string;
  /** When each verdict is given, completing "fails when …". A verdict that is not listed is never given. */
  readonly when: Readonly<Partial<Record<Verdict, string>>>;
  /** What to do in general; a finding says it exactly. */
  readonly cure: string;
  look(scene: Scene): Promise<Finding>;
}

/** What there is to look at. */
export interface Scene {
  readonly ports: DoctorPorts;
  /** Undefined where no `tonewall.yaml` was read: then only the computer itself is looked at. */
  readonly config: Config | undefined;
  readonly stateFolder: string;
  /** Whether DHCP servers may be asked; nothing is sent otherwise. */
  readonly asksDhcp: boolean;
  /** Where the firewall's helper answers. */
  readonly firewallHelper: string;
}

/** Nothing in here writes. */
export interface DoctorPorts {
  readonly disk: Pick<Disk, 'read' | 'list' | 'exists' | 'checkWritable'>;
  readonly exec: Exec;
  readonly net: Pick<Net, 'interfaces' | 'datagrams'>;
  readonly machine: Machine;
  readonly clock: Pick<Clock, 'sleep'>;
  readonly random: Pick<Random, 'bytes'>;
  readonly doors: Pick<LocalDoor, 'ask'>;
}
