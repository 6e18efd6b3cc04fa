import type { Status } from './status.ts';

type Rules = NonNullable<Status['rules']>;

/** Said before all else: people may reach players past the guard. */
const ALARMS: Readonly<Partial<Record<Rules, string>>> = {
  'players-differ':
    'THE RULES OF THE FIREWALL ARE OLD: players came or went since. As root: tonewall firewall apply',
  others: 'THE RULES OF THE FIREWALL ARE OTHERS than those of the file. As root: tonewall firewall apply',
  none: 'NO RULES ARE IN FORCE: players are reached past the guard. As root: tonewall firewall apply',
};

/** Said of the segments. */
const WORDS: Readonly<Record<Rules, string>> = {
  'in-force': 'The rules of the firewall are in force: nobody reaches a player past the guard.',
  'players-differ': 'The rules of the firewall between them are old.',
  others: 'The rules of the firewall between them are others than those of the file.',
  none: 'No rules of the firewall keep them apart.',
  absent: 'Whether rules are in force cannot be seen: there is no nft here.',
  forbidden: 'Whether rules are in force is told to root alone: sudo tonewall firewall status',
  refused: 'Whether rules are in force could not be told: tonewall firewall status says why.',
};

export const alarmLines = (rules: Rules): readonly string[] => {
  const alarm = ALARMS[rules];
  return alarm === undefined ? [] : [alarm];
};

export const rulesWords = (rules: Rules): string => WORDS[rules];
