import { printable } from '../../base/text.ts';
import type { FlatNetwork } from './flat-network.ts';

/** What is true of one flat network, in whole sentences; what is said of it anywhere is said here. */
export interface FlatWords {
  /** Who reaches the players past the guard. */
  readonly open: readonly string[];
  readonly enforced: string;
  readonly notEnforced: string;
  readonly helps: readonly string[];
}

const MOST_ROOMS = 5;

export const flatWords = ({ near, far }: FlatNetwork): FlatWords => ({
  open: [
    ...[...Map.groupBy(near, ({ network }) => network)].map(
      ([network, members]) =>
        `Whoever is in ${network} reaches ${roomsOf(members.map(({ room }) => room))} directly, past the guard.`,
    ),
    ...(far.length === 0
      ? []
      : [
          `${roomsOf(far)}: behind another router. Whether others reach ${far.length === 1 ? 'it' : 'them'} past the guard is up to that router.`,
        ]),
  ],
  enforced:
    'Enforced: whatever is sent to the guarded addresses (guarded-at) is judged, limited and written down.',
  notEnforced:
    "Not enforced: what is sent to a player's own address. Nothing refuses it, and the journal knows nothing of it.",
  helps: [
    'A segment for the players: docs/gateway.md. Nothing else makes the guard the only way to them.',
    "The vendor's switches, in the Sonos app under Account, Privacy & Security, Connection Security (second generation; seen on 86.x and later): UPnP off, Authentication on. With both the guard lets nothing through either.",
    'For programs: the guarded address, and a credential of their own (tonewall token add). What they do by it is judged; it keeps out nobody who goes past it.',
  ],
});

/** Where more is said. */
export const FLAT_PAGE = 'docs/flat-network.md';

interface FlatLine {
  /** Blanks, and the mark of a list. */
  readonly lead: string;
  readonly text: string;
}

/** All of it for people. */
export function flatLines(flat: FlatNetwork): readonly FlatLine[] {
  const { open, enforced, notEnforced, helps } = flatWords(flat);
  const below = (text: string): FlatLine => ({ lead: '  ', text });
  return [
    {
      lead: '',
      text: 'ONE FLAT NETWORK: no segment of players is named, so the guard is not the only way to them.',
    },
    ...[...open, enforced, notEnforced, 'What helps:'].map(below),
    ...helps.map((text) => ({ lead: '  - ', text })),
    below(`More: ${FLAT_PAGE}`),
  ];
}

/** Rooms by their names, the first of many. */
export function roomsOf(rooms: readonly string[]): string {
  const more = rooms.length - MOST_ROOMS;
  const named = rooms.slice(0, MOST_ROOMS).map((room) => printable(room, 40));
  return [...named, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}
