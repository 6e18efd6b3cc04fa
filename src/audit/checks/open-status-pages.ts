import { LEAK_KINDS, type LeakKind, type StatusPage } from '../evidence/status-pages.ts';
import { defineCheck, type Item } from '../judge/check.ts';
import type { Severity } from '../judge/severity.ts';

/** The pages under /status and /support: Trend Micro "The Sound of a Targeted Attack" (2017); /status/zp live on 57.23 and 97.1 in 2026. */
export const openStatusPages = defineCheck({
  id: 'open-status-pages',
  title: 'Diagnostic pages tell strangers about the household',
  meaning:
    'The player has pages meant for support. They need no password and name things about you: depending on its ' +
    'software the phones in the house, the e-mail addresses of music accounts, the Wi-Fi networks around, serial numbers.',
  severity: 'medium',
  concerns: 'players',
  needs: ['status-pages'],
  remedies: [
    {
      text: 'Bring the player to the newest software of its line; the pages have become much shorter since 2018.',
      effort: 'minutes',
    },
    { text: 'Keep guests and gadgets in another network than the players.', effort: 'an-evening' },
    {
      text: 'Check in the router that no port forwarding leads to a player (port 1400).',
      effort: 'minutes',
    },
  ],
  references: ['Trend Micro, The Sound of a Targeted Attack, 2017', 'CWE-200'],
  judge(_subject, { 'status-pages': { value } }) {
    const leaking = value.pages.filter(({ leaks }) => leaks.length > 0);
    const kinds = LEAK_KINDS.filter((kind) =>
      leaking.some(({ leaks }) => leaks.some((leak) => leak.kind === kind)),
    );
    if (kinds.length > 0)
      return {
        verdict: 'fail',
        severity: severityOf(kinds),
        reasons: [
          `${leaking.length} of ${value.pages.length} pages asked for give away: ${kinds.map((kind) => WORDS[kind]).join(', ')}.`,
        ],
        items: leaking.flatMap(itemsOf).sort(byKind),
      };
    const answered = value.pages.filter(({ outcome }) => outcome !== 'no-answer');
    if (answered.length === 0)
      return { verdict: 'inconclusive', reasons: ['None of the pages gave an answer in time.'] };
    const served = answered.filter(({ outcome }) => outcome === 'served').length;
    return {
      verdict: 'pass',
      reasons: [
        `Of ${answered.length} pages ${served} were served, and none of them names anything that is known to be private.`,
      ],
    };
  },
});

const WORDS: Readonly<Record<LeakKind, string>> = {
  'account-key': 'keys of music accounts',
  'account-email': 'e-mail addresses of accounts',
  'account-name': 'names of accounts',
  'controller-name': 'names of phones and computers',
  'customer-id': 'the customer number',
  'wifi-network': 'the name of your Wi-Fi and how it is protected',
  'wifi-neighbour': 'the Wi-Fi networks around, which tell where you live',
  'subscriber-address': 'the addresses of devices that listen to events',
  'share-path': 'folders of your music library',
  'network-address': 'addresses inside your network',
  'mac-address': 'hardware addresses',
  'serial-number': 'serial numbers',
  'household-id': 'the number of the household',
  'room-name': 'names of rooms',
};

const ABOUT_PEOPLE: readonly LeakKind[] = [
  'account-key',
  'account-email',
  'account-name',
  'controller-name',
  'customer-id',
  'wifi-network',
  'wifi-neighbour',
];

const severityOf = (kinds: readonly LeakKind[]): Severity =>
  kinds.some((kind) => ABOUT_PEOPLE.includes(kind)) ? 'high' : 'medium';

/** What tells most comes first; pages keep their order. */
const byKind = (a: Item, b: Item): number => rankOf(a) - rankOf(b);
const rankOf = ({ personal }: Item): number =>
  personal === undefined ? LEAK_KINDS.length : LEAK_KINDS.indexOf(personal);

const itemsOf = ({ path, leaks, exchange }: StatusPage): readonly Item[] =>
  leaks.map(({ kind, value, detail }) => ({
    label: `${path}: ${kind.replace('-', ' ')}`,
    value: detail === undefined ? value : `${value} (${detail})`,
    personal: kind,
    exchange,
  }));
