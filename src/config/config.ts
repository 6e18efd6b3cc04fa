import type { Cidr, IpAddress } from '../base/address.ts';
import type { PlayerId } from '../base/ids.ts';
import type { RiskClass } from '../catalog/risk.ts';
import type { NamePattern } from './name-pattern.ts';
import type { Place } from './place.ts';
import type { Day, RuleDefinition } from './rule-schema.ts';
import type { TimeWindow } from './hours.ts';

/** A `tonewall.yaml` that was read and found right, with defaults filled in. */
export interface Config {
  /** The file as its owner named it. */
  readonly file: string;
  /** IANA name; undefined only where nothing depends on the hour. */
  readonly timeZone: string | undefined;
  /** By room. */
  readonly players: ReadonlyMap<string, GuardedPlayer>;
  /** Networks with a role. */
  readonly segments: readonly Segment[];
  /** Undefined where this computer stands between no segments. */
  readonly gateway: Gateway | undefined;
  /** By id. */
  readonly people: ReadonlyMap<string, Person>;
  readonly roles: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
  /** What is said of roles, groups and people, those of shipped roles included. */
  readonly rules: readonly RuleSet[];
  readonly quietHours: QuietHours | undefined;
  readonly approval: Approval;
  readonly frontDesk: FrontDesk | undefined;
  /** Cedar files as they are named in the file. */
  readonly policyFiles: readonly { readonly name: string; readonly place: Place }[];
}

export interface GuardedPlayer {
  readonly room: string;
  readonly address: string;
  /** Where the file names it. */
  readonly id?: PlayerId;
  readonly guardedAt: string;
}

/** Where the pages are on which devices are enrolled and people sign in. */
export interface FrontDesk {
  /** IPv4. */
  readonly address: string;
  readonly port: number;
  /** With a name it speaks TLS. */
  readonly name?: string;
  /** Files, as they are named in the configuration; without them the guard makes a certificate itself. */
  readonly certificate?: { readonly chain: string; readonly key: string };
}

export interface Segment {
  readonly network: Cidr;
  /** As written: `10.0.20.0/24`. */
  readonly text: string;
  readonly role: string;
}

/** Segments of the network, by the cards of this computer that lead there. */
export interface Gateway {
  /** Where players are; at least one. */
  readonly players: readonly [NetworkSegment, ...NetworkSegment[]];
  /** Where people are. */
  readonly people: readonly NetworkSegment[];
  readonly internet: InternetSegment | undefined;
}

export interface InternetSegment {
  readonly name: string;
  readonly interface: string;
}

export interface NetworkSegment extends InternetSegment {
  readonly network: Cidr;
  /** As written: `10.0.20.0/24`. */
  readonly text: string;
  /** Names of other segments whose players play together with those here. */
  readonly playsWith?: readonly string[];
  /** What players there reach of the internet; missing where that is all of it, and where no players are. */
  readonly internet?: PermittedNames;
  /** What people there answer to players that fetch from them is sent on at the card. */
  readonly shortWay?: true;
}

/** Names of the internet whose addresses players reach, and no others; an empty list is none. */
export interface PermittedNames {
  readonly names: readonly NamePattern[];
  /** IPv4: whom the guard asks for them. */
  readonly resolver: IpAddress;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly groups: readonly string[];
}

/** What is said of one role, group or person. */
export interface RuleSet {
  readonly about: 'role' | 'group' | 'person';
  readonly id: string;
  readonly rule: RuleDefinition;
  /** The place of something inside the rule: `['may', 2]`. */
  place(path: readonly (string | number)[]): Place;
}

export interface QuietHours {
  readonly windows: readonly TimeWindow[];
  readonly days: readonly Day[] | undefined;
  readonly rooms: readonly string[] | undefined;
  readonly except: readonly string[];
  readonly place: Place;
}

export interface Approval {
  readonly classes: readonly RiskClass[];
  readonly place: Place;
}
