import { standInFor } from './stand-in.ts';

/** A value that is hidden because of the name it goes by: of an element, an attribute, an argument, a variable, a member. */
interface HiddenField {
  /** In lower case; compared without regard to case. */
  readonly names: readonly string[];
  readonly what: string;
  /** Some names mean this on status pages only. */
  readonly on: 'everything' | 'status pages';
  /** What stands in its place, of the same form. An empty value stays empty. */
  readonly instead: string | ((value: string) => string);
  /** Of one that differs: how it looks. */
  readonly example?: string;
}

export type Kind = HiddenField['on'];

export const HIDDEN_FIELDS: readonly HiddenField[] = [
  {
    names: ['serialnum', 'serialnumber'],
    what: 'Serial number: GetZoneInfo, descriptions, /status/zp, /info, local API',
    on: 'everything',
    instead: (value) => `${standInFor(value, '-')}:0`,
    example: '02-4F-1A-C3-77-E0:0, another for each player',
  },
  {
    names: ['macaddress'],
    what: 'Hardware address of a player: descriptions, /status/zp',
    on: 'everything',
    instead: (value) => standInFor(value, ':'),
    example: '02:4F:1A:C3:77:E0, another for each player',
  },
  {
    names: ['mac', 'bssid', 'hwaddr'],
    what: 'Hardware addresses of others: vanished players of ZoneGroupState, /status/controllers',
    on: 'everything',
    instead: '00:00:00:00:00:00',
  },
  {
    names: ['customerid'],
    what: 'Number of the customer: events of SystemProperties, /status/zp, /status/registration',
    on: 'everything',
    instead: '0',
  },
  {
    names: ['accountudn', 'accountnickname', 'accountusername', 'username', 'nickname', 'email'],
    what: 'Accounts: SystemProperties, local API',
    on: 'everything',
    instead: '',
  },
  {
    names: ['activeuser'],
    what: 'Account that is logged in by Spotify Connect: /spotifyzc',
    on: 'everything',
    instead: '',
  },
  {
    names: ['thirdpartymediaserversx', 'thirdpartyhash'],
    what: 'The list of accounts, encrypted, and what it hashes to: events of ZoneGroupTopology and SystemProperties',
    on: 'everything',
    instead: '',
  },
  {
    names: ['stringvalue'],
    what: 'What apps keep with the players: SystemProperties GetString',
    on: 'everything',
    instead: '',
  },
  {
    names: ['ssid'],
    what: 'Name of the Wi-Fi: /status/netsettings.json and its like',
    on: 'everything',
    instead: '',
  },
  {
    names: ['value'],
    what: 'What apps keep with the players: /status/syssettings',
    on: 'status pages',
    instead: '',
  },
  {
    names: ['un', 'nn', 'oadevid', 'key', 'email'],
    what: 'Accounts: /status/accounts',
    on: 'status pages',
    instead: '',
  },
  {
    names: ['controller'],
    what: 'Names of phones and computers: /status/controllers',
    on: 'status pages',
    instead: '',
  },
  {
    names: ['ip', 'notificationaddr', 'subscriptionid'],
    what: 'Phones, computers and what they subscribed to: /status/controllers, /status/upnp',
    on: 'status pages',
    instead: '',
  },
  {
    names: ['command', 'file'],
    what: 'Output of programs and content of files, in which anything can stand: /status/ifconfig, /status/scanresults, /status/proc/…',
    on: 'status pages',
    instead: '',
  },
];

const byKind = (kind: Kind): ReadonlyMap<string, HiddenField['instead']> =>
  new Map(
    HIDDEN_FIELDS.filter(({ on }) => on === 'everything' || on === kind).flatMap(({ names, instead }) =>
      names.map((name) => [name, instead] as const),
    ),
  );

const TABLES = { everything: byKind('everything'), 'status pages': byKind('status pages') } as const;

/** What stands in place of a value of that name; undefined where the name alone hides nothing. */
export function insteadOf(name: string, value: string, kind: Kind): string | undefined {
  const instead = TABLES[kind].get(name.toLowerCase());
  if (instead === undefined || value === '') return instead === undefined ? undefined : '';
  return typeof instead === 'string' ? instead : instead(value);
}
