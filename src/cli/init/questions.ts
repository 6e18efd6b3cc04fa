import { asIpAddress, type IpAddress, ipv4ToNumber } from '../../base/address.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { parseHours } from '../../config/hours.ts';
import { GUESTS, type Guests } from './guests.ts';

/** One question. What is typed is read the same way whether it came by a flag or from a person. */
export interface Question<T> {
  readonly flag: string;
  readonly ask: string;
  readonly default: string;
  /** The answer, or what is wrong with it. */
  read(text: string): Result<T, string>;
}

/** A player that was named; one without a room is asked for it. */
export interface GivenPlayer {
  readonly room?: string;
  readonly address: IpAddress;
}

/** `all` stands for what was found. */
export const playersQuestion = (found: number): Question<readonly GivenPlayer[] | 'all'> => ({
  flag: '--players',
  ask: `Which players are to be guarded: all ${found} that were found, or a list (Kitchen=192.168.1.20, 192.168.1.21)?`,
  default: 'all',
  read: (text) => (text === 'all' && found > 0 ? ok('all') : playersIn(text)),
});

export function playersIn(text: string): Result<readonly GivenPlayer[], string> {
  const players: GivenPlayer[] = [];
  for (const part of text.split(',').map((each) => each.trim())) {
    const [, room = '', given = ''] = /^(?:(.+)=)?([\d.]+)$/.exec(part) ?? [];
    const address = ipv4ToNumber(given) === undefined ? undefined : asIpAddress(given);
    if (!address)
      return err(
        `${part === '' ? 'nothing' : part} is no player: write 192.168.1.20, or Kitchen=192.168.1.20`,
      );
    players.push(room.trim() === '' ? { address } : { room: room.trim(), address });
  }
  return ok(players);
}

export const OWNER: Question<string> = {
  flag: '--owner',
  ask: 'Who owns them, and may do everything?',
  default: 'Owner',
  read: (text) =>
    /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]{1,100}$/u.test(text.trim())
      ? ok(text.trim())
      : err('a name has 1 to 100 characters, on one line'),
};

export const GUESTS_MAY: Question<Guests> = {
  flag: '--guests',
  ask: `What may guests do: nothing (none), see what plays (look), or play up to half volume (play)?`,
  default: 'none',
  read(text) {
    const guests = GUESTS.find((each) => each === text);
    return guests ? ok(guests) : err(`it takes ${GUESTS.join(', ')}`);
  },
};

export const QUIET: Question<string | undefined> = {
  flag: '--quiet',
  ask: 'When is it quiet, so that only an owner starts music: hours (22:00-07:00), or none?',
  default: 'none',
  read: (text) => {
    if (text === 'none') return ok(undefined);
    return parseHours(text) ? ok(text) : err('hours look so: 22:00-07:00; or none');
  },
};

export const timeZoneQuestion = (own: string): Question<string> => ({
  flag: '--time-zone',
  ask: 'In which time zone?',
  default: own,
  read: (text) =>
    isTimeZone(text) ? ok(text) : err(`${text} is no time zone: Europe/Berlin, America/New_York, UTC`),
});

/** An offset (`+02:00`) is no zone: it knows no daylight saving. */
function isTimeZone(name: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone: name });
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}
