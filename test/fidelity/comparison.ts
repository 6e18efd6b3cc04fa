import type { Fields } from './fields/fields.ts';

/** A recorded message and how the simulator is brought to say the same. */
export interface Comparison {
  /** Below `../shared/fixtures`. */
  readonly recording: string;
  /** Which message of a file that holds several. */
  readonly part?: string;
  readonly kind: Kind;
  readonly model: string;
  readonly build: string;
  /** Where the recording does not tell model or build: what they are taken for, and why. */
  readonly taken?: string;
  /** Where its author kept or made up a part of a message only: what was left out is not compared. */
  readonly excerpt?: true;
  /** Where the order of the recording is its recorder's and not the player's. */
  readonly unordered?: true;
  /** What the recording says. */
  recorded(text: string): Fields;
  /** What the simulator says in the situation that the recording shows. */
  simulated(text: string): Fields | Promise<Fields>;
}

export const KINDS = {
  description: 'Device descriptions',
  scpd: 'Service descriptions',
  ssdp: 'SSDP messages',
  banner: 'SERVER banners',
  mdns: 'mDNS texts',
  topology: 'Zone groups',
  transport: 'Events of AVTransport',
  rendering: 'Events of RenderingControl',
  event: 'Events of other services',
  position: 'What is playing',
  browse: 'Listings and their objects',
  answer: 'Other answers',
  services: 'Lists of music services',
  status: 'Status pages',
  refusal: 'Refusals',
  call: 'Calls of control points, as the simulator reads them',
} as const;

export type Kind = keyof typeof KINDS;

export const titleOf = ({ recording, part }: Pick<Comparison, 'recording' | 'part'>): string =>
  part === undefined ? recording : `${recording} > ${part}`;
