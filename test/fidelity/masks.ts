/**
 * Values that identify somebody, are a household's own setting or depend on the moment are compared by form: what identifies is
 * masked on both sides, and what is left must be the same.
 */
export interface Mask {
  /** What is masked, in words. */
  readonly what: string;
  /** The fields: the whole path must fit. All fields when absent. */
  readonly fields?: RegExp;
  readonly apply: (value: string) => string;
}

const each =
  (pattern: RegExp, by: string) =>
  (value: string): string =>
    value.replaceAll(pattern, by);

const NUMBER = each(/\d+/g, '{number}');

/** All of it, where there is any. */
const TEXT = (value: string): string => (value === '' ? '' : '{text}');

const EVERYWHERE: readonly Mask[] = [
  { what: 'ids of players', apply: each(/RINCON_[0-9A-Za-z]+(?:_\d+)?/g, '{player}') },
  {
    what: 'IPv4 addresses, but not the versions of hardware, which look alike',
    fields: /^(?!.*[hH]ardwareVersion$)/,
    apply: each(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, '{address}'),
  },
  { what: 'tickets of music services', apply: each(/\bplayon=[\w=]+/g, 'playon={ticket}') },
  { what: 'ids of households', apply: each(/\bSonos_[0-9A-Za-z]+(?:\.[\w-]+)?/g, '{household}') },
];

const PEOPLE: readonly Mask[] = [
  {
    what: 'names of rooms and groups',
    fields: /(roomName|[@/]?ZoneName|[@/]?zonename|^ZoneGroupName)$/,
    apply: TEXT,
  },
  { what: 'the room in a friendly name', fields: /friendlyName$/, apply: each(/^[^{]*?(?= - )/g, '{room}') },
  {
    what: 'pictures of rooms',
    fields: /[@/]?icon$/i,
    apply: (value) => value.replace(/^(x-rincon-roomicon:\w+)?$/, '{icon}'),
  },
  {
    what: 'serial numbers and hardware addresses, also where the author wrote X over them',
    fields: /(serialNum|MACAddress|SerialNumber|@Mac)$/,
    apply: each(/^([0-9A-F]{2}[:-]){5}[0-9A-F]{2}(:[0-9A-Z])?$|^X+$/g, '{hardware address}'),
  },
  {
    what: 'the hardware address in an instance name',
    fields: /^\(instance\)$/,
    apply: each(/-[0-9A-F]{12}$/g, '-{mac}'),
  },
  {
    what: 'ids of bonds',
    fields: /@ActiveZoneID$/,
    apply: each(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/g, '{uuid}'),
  },
];

const MOMENTS: readonly Mask[] = [
  {
    what: 'counts of boots',
    fields: /([@/]BootSeq|[@/]bootseq|^bootseq|^X-RINCON-BOOTSEQ|^BOOTID\.UPNP\.ORG)$/,
    apply: NUMBER,
  },
  { what: 'the boot and run in an alarm sequence', fields: /^AlarmRunSequence$/, apply: NUMBER },
  {
    what: 'numbers of groups',
    fields: /(ZoneGroup(\[\d+\])?@ID|zonegroup(\[\d+\])?\/id|^ZoneGroupID)$/,
    apply: each(/:\d+$/g, ':{number}'),
  },
  {
    what: 'counts of changes',
    fields: /(UpdateIDs?|TimeGeneration|ListVersion|SettingsReplicationState|QueueID\[0\]\/UpdateID@val)$/,
    apply: each(/(?<=^|[,:])\d+(?=,|$)/g, '{number}'),
  },
  {
    what: 'the list of music services and accounts, which is encrypted',
    fields: /^ThirdPartyMediaServersX$/,
    apply: each(/^(2:|\.\.\.)[\w+/=]+$/g, '{encrypted}'),
  },
  {
    what: "the index's version in the address of a picture",
    fields: /albumArtURI$/,
    apply: each(/(?<=&v=)\d+$/g, '{number}'),
  },
  { what: 'the radio channel', fields: /[@/]?ChannelFreq$/i, apply: NUMBER },
  { what: 'charge and warmth of a battery', fields: /@MoreInfo$/, apply: NUMBER },
  { what: 'when and where a player was last seen', fields: /@LastSeenUTC$/, apply: NUMBER },
];

/** Set by people or found by the player; the simulator takes the usual value. */
const SETTINGS: readonly Mask[] = [
  {
    what: 'how a speaker stands, but for -1 of those that are none',
    fields: /[@/]?Orientation$/i,
    apply: each(/^\d$/g, '{number}'),
  },
  {
    what: 'whether a room was measured (1 to 4); 0 and 5 tell a bridge and a bonded player',
    fields: /(^|@)RoomCalibrationState$/,
    apply: each(/^[1-4]$/g, '{1 to 4}'),
  },
  {
    what: 'when a room was measured',
    fields: /^AvailableRoomCalibration$/,
    apply: () => '{measured or not}',
  },
  { what: 'whether a voice assistant was set up', fields: /@VoiceConfigState$/, apply: NUMBER },
  { what: "whether the home's Wi-Fi was set up", fields: /@HasConfiguredSSID$/, apply: NUMBER },
  {
    what: "whether a player is in the players' own mesh or in the home's Wi-Fi",
    fields: /(@WirelessMode|^X-RINCON-WIFIMODE)$/,
    apply: NUMBER,
  },
  {
    what: 'the make of a unit, perhaps its colour',
    fields: /(^|\/)variant$|^X-RINCON-VARIANT$/,
    apply: NUMBER,
  },
];

export const MASKS: Readonly<Record<string, readonly Mask[]>> = {
  'wherever they stand': EVERYWHERE,
  'of people and things': PEOPLE,
  'of the moment': MOMENTS,
  'of the household': SETTINGS,
};

const ALL = Object.values(MASKS).flat();

/** The value with everything masked that is masked in this field. */
export const masked = (field: string, value: string): string =>
  ALL.filter(({ fields }) => fields?.test(field) ?? true).reduce((text, { apply }) => apply(text), value);
