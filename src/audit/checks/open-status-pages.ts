import { isTold } from '../evidence/page-outcome.ts';
import { LEAK_KINDS, type LeakKind, type StatusPage } from '../evidence/status-pages.ts';
import type { Item } from '../judge/check.ts';
import { defineCheck } from '../judge/define-check.ts';

/** The pages under /status and /support: Trend Micro "The Sound of a Targeted Attack" (2017); /status/zp live on 57.23 and 97.1 in 2026. */
export const openStatusPages = defineCheck({
  id: 'open-status-pages',
  title: 'Diagnostic pages tell strangers about the household',
  meaning:
    'The player has pages meant for support. They need no password and name things about you: depending on its ' +
    'software the phones in the house, the e-mail addresses of music accounts, the Wi-Fi networks around, serial numbers.',
  concerns: 'players',
  needs: ['status-pages'],
  grounds: {
    'tells-of-people': {
      verdict: 'fail',
      severity: 'high',
      when: 'a page names accounts, phones, the customer number or Wi-Fi networks',
    },
    'tells-of-the-device': {
      verdict: 'fail',
      severity: 'medium',
      when: 'a page names other things that strangers have no use for but a bad one: addresses, serial numbers, rooms, the household',
    },
    'nothing-private': {
      verdict: 'pass',
      when: 'every page was served, refused (401, 403) or is not there (404, 405, 410), and none that was served names such things',
    },
    'pages-unanswered': {
      verdict: 'inconclusive',
      when: 'none names such things, and a page gave no answer, only its beginning, or an answer that says nothing (a redirect, an error of the server, bytes that are no text)',
    },
  },
  remedies: [
    {
      step: 'update',
      text: 'Bring the player to the newest software of its line; the pages have become much shorter since 2018.',
      effort: 'minutes',
    },
    {
      step: 'guests-elsewhere',
      text: 'Keep guests and gadgets in another network than the players.',
      effort: 'an-evening',
    },
    {
      step: 'no-port-forwarding',
      text: 'Check in the router that no port forwarding leads to a player (port 1400).',
      effort: 'minutes',
    },
  ],
  references: ['Trend Micro, The Sound of a Targeted Attack, 2017', 'CWE-200'],
  judge(_subject, { 'status-pages': { value } }) {
    const { pages } = value;
    const leaking = pages.filter(({ leaks }) => leaks.length > 0);
    const kinds = LEAK_KINDS.filter((kind) =>
      leaking.some(({ leaks }) => leaks.some((leak) => leak.kind === kind)),
    );
    if (kinds.length > 0)
      return {
        ground: kinds.some((kind) => ABOUT_PEOPLE.includes(kind)) ? 'tells-of-people' : 'tells-of-the-device',
        reasons: [
          `${leaking.length} of ${pages.length} pages asked for give away: ${kinds.map((kind) => WORDS[kind]).join(', ')}.`,
        ],
        items: leaking.flatMap(itemsOf).sort(byKind),
      };
    const unclear = pages.filter(({ outcome, truncated }) => !isTold(outcome) || truncated);
    const served = pages.filter(({ outcome }) => outcome === 'served').length;
    return unclear.length > 0 || pages.length === 0
      ? {
          ground: 'pages-unanswered',
          reasons: [
            `${unclear.length} of ${pages.length} pages gave no answer that says anything; the others name nothing that is known to be private.`,
          ],
        }
      : {
          ground: 'nothing-private',
          reasons: [
            `Of ${pages.length} pages ${served} were served, and none of them names anything that is known to be private.`,
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
  'wifi-network': 'the name of your Wi-Fi',
  'wifi-neighbour': 'the Wi-Fi networks around and how each is protected, which tell where you live',
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
