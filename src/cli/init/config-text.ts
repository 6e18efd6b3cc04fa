import { stringify } from 'yaml';
import type { IpAddress } from '../../base/address.ts';
import type { Segment } from './cards.ts';
import type { Guests } from './guests.ts';

export interface FirstConfig {
  readonly players: readonly {
    readonly room: string;
    readonly address: string;
    /** Undefined where the guard takes the player's own address. */
    readonly guardedAt: string | undefined;
  }[];
  readonly owner: string;
  readonly guests: Guests;
  /** `22:00-07:00`; undefined for none. */
  readonly quiet: string | undefined;
  readonly timeZone: string;
  /** Undefined where this computer does not stand between the players and everybody else. */
  readonly segments: readonly Segment[] | undefined;
  /** Own address for the front desk. */
  readonly frontDesk: IpAddress;
}

/** A first `tonewall.yaml` that explains itself. */
export const configText = (first: FirstConfig): string =>
  [
    HEAD,
    clockPart(first),
    playersPart(first),
    ...segmentsPart(first),
    deskPart(first),
    peoplePart(first),
    guestsPart(first),
    quietPart(first),
  ]
    .map((lines) => lines.join('\n'))
    .join('\n\n')
    .concat('\n');

/** As YAML writes it: quoted where it has to be. */
const scalar = (text: string): string => stringify(text, { lineWidth: 0 }).trimEnd();

const HEAD = [
  '# Which speakers are guarded, and who may do what with them.',
  '# What nothing here permits is refused. Every key: docs/configuration.md.',
  '# After a change: tonewall config check. A running guard reads the file anew by itself.',
  'version: 1',
];

const clockPart = ({ timeZone }: FirstConfig): readonly string[] => [
  '# Hours and days are meant in this time zone.',
  `time-zone: ${scalar(timeZone)}`,
];

const playersPart = ({ players }: FirstConfig): readonly string[] => [
  '# Every player by its room. Keep their addresses from changing: reserve them in your router.',
  '# guarded-at is where apps reach a player through the guard. Without it the guard takes the',
  "# player's own address, for which it has to stand between the players and everybody else.",
  'players:',
  ...players.map(({ room, address, guardedAt }) =>
    guardedAt === undefined
      ? `  ${scalar(room)}: { address: ${address} }`
      : `  ${scalar(room)}: { address: ${address}, guarded-at: ${guardedAt} }`,
  ),
];

const segmentsPart = ({ segments }: FirstConfig): readonly (readonly string[])[] =>
  segments === undefined
    ? []
    : [
        [
          '# The cards of this computer, and what is behind each: players, the internet, or whoever comes along there, with',
          '# a role. People and devices that are known keep their own role. Then: tonewall firewall plan (docs/gateway.md).',
          'segments:',
          ...segments.map(segmentLine),
        ],
      ];

const cardName = (name: string): string => (/^[A-Za-z][\w.-]*$/.test(name) ? name : JSON.stringify(name));

function segmentLine({ name, network, behind }: Segment): string {
  if (behind === 'internet') return `  - { interface: ${cardName(name)}, holds: internet }`;
  const what = behind === 'players' ? 'holds: players' : `role: ${behind}`;
  return `  - { interface: ${cardName(name)}, network: ${network}, ${what} }`;
}

const deskPart = ({ frontDesk }: FirstConfig): readonly string[] => [
  '# The page on which people let their devices in, with a code of: tonewall enrol',
  `front-desk: { address: ${frontDesk}, port: 8080 }`,
];

const peoplePart = ({ owner }: FirstConfig): readonly string[] => [
  '# People. An owner may do everything; what cannot be undone asks for an approval first.',
  '# Further roles that are there: member (daily use of the whole house), guest, program.',
  'people:',
  `  ${scalar(idOf(owner))}: { name: ${flowScalar(owner)}, role: owner }`,
];

/** Between braces more characters have a meaning than elsewhere. */
const flowScalar = (text: string): string =>
  /^[\p{L}][\p{L} ]*$/u.test(text) ? scalar(text) : JSON.stringify(text);

/** An id that the configuration takes: small letters, digits and dashes. */
function idOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return /^[a-z][a-z0-9-]*[a-z0-9]/.exec(plain.replace(/^[^a-z]+/, '').slice(0, 40))?.[0] ?? 'owner';
}

const GUEST_LINES: Readonly<Record<Guests, readonly string[]>> = {
  none: [
    '# Guests may do nothing. To let them play: may: [read, playback, volume, queue]',
    'roles:',
    '  guest:',
    '    may: []',
  ],
  look: [
    '# Guests see what plays, and change nothing. To let them play: may: [read, playback, volume, queue]',
    'roles:',
    '  guest:',
    '    may: [read]',
    '    may-not: [page.*]',
  ],
  play: [
    '# Guests play, pause and turn up to half. rooms: [Kitchen] would keep them to rooms, hours: 08:00-23:00 to hours.',
    'roles:',
    '  guest:',
    '    may: [read, playback, volume, queue]',
    '    may-not: [page.*]',
    '    volume-cap: 50',
  ],
};

const guestsPart = ({ guests }: FirstConfig): readonly string[] => GUEST_LINES[guests];

const quietPart = ({ quiet }: FirstConfig): readonly string[] =>
  quiet === undefined
    ? ['# No hours are quiet. To have some:', '# quiet-hours: { hours: 22:00-07:00, except: [owner] }']
    : [
        '# Then nobody but an owner starts music or turns it up; pausing and turning down stay possible.',
        `quiet-hours: { hours: ${JSON.stringify(quiet)}, except: [owner] }`,
      ];
