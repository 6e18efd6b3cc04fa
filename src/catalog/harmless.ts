/** One invocation that an audit may make. */
interface HarmlessInvocation {
  readonly service: string;
  readonly action: string;
  /** In the order of the SCPD (UDA 2.0 §3.1.1). */
  readonly arguments: Arguments;
  /** Why it is harmless. */
  readonly why: string;
}
type Arguments = readonly (readonly [name: string, value: string])[];
type Harmless = Pick<HarmlessInvocation, 'arguments' | 'why'>;

const plain = (why: string): Harmless => ({ arguments: [], why });
/** Instance 0 is the only one: 86.10 answers any other with 718 (BookCatKid/anacapad-internals). */
const instance = (why: string): Harmless => ({ arguments: [['InstanceID', '0']], why });
const master = (why: string): Harmless => ({
  arguments: [
    ['InstanceID', '0'],
    ['Channel', 'Master'],
  ],
  why,
});
const browse = (object: string, why: string): Harmless => ({
  arguments: [
    ['ObjectID', object],
    ['BrowseFlag', 'BrowseDirectChildren'],
    ['Filter', '*'],
    ['StartingIndex', '0'],
    ['RequestedCount', '50'],
    ['SortCriteria', ''],
  ],
  why,
});

/**
 * The SOAP actions that an audit may invoke, each with the only arguments it may be given. A gatherer names a key,
 * `service/action` or `service/action:object`; nothing else can be expressed. `harmless.test.ts` proves that each is
 * of class `read` by the rule `read-only`, or of class `ssrf` only for objects that name a host and given one that is a list
 * on the player, and gets exactly the in-arguments of recorded players.
 *
 * Left out although of class `read`: GetString (answers whatever was stored under any name), actions whose source the
 * caller names (autoplay), GetButtonState, and what shows nothing that a finding could rest on.
 */
export const HARMLESS_ACTIONS = {
  'AlarmClock/GetFormat': plain('returns the display format of time and date'),
  'AlarmClock/GetTimeZone': plain('returns a table index'),
  'AlarmClock/GetTimeServer': plain('returns the stored name of the time server'),
  'AlarmClock/GetTimeNow': plain('returns the clock'),
  'AlarmClock/GetDailyIndexRefreshTime': plain('returns a stored time'),
  'AlarmClock/ListAlarms': plain('returns the stored alarms'),
  'AVTransport/GetMediaInfo': instance('returns transport state'),
  'AVTransport/GetPositionInfo': instance('returns transport state'),
  'AVTransport/GetTransportInfo': instance('returns transport state'),
  'AVTransport/GetTransportSettings': instance('returns transport state'),
  'AVTransport/GetCrossfadeMode': instance('returns transport state'),
  'AVTransport/GetCurrentTransportActions': instance('returns transport state'),
  'AVTransport/GetRemainingSleepTimerDuration': instance('returns transport state'),
  'AudioIn/GetAudioInputAttributes': plain('returns the name of the input'),
  'AudioIn/GetLineInLevel': plain('returns a stored level'),
  'ConnectionManager/GetProtocolInfo': plain('returns the list of formats'),
  'ContentDirectory/GetSystemUpdateID': plain('returns a counter'),
  'ContentDirectory/GetShareIndexInProgress': plain('returns a flag'),
  'ContentDirectory/GetBrowseable': plain('returns a flag'),
  'ContentDirectory/GetLastIndexChange': plain('returns a time'),
  'DeviceProperties/GetZoneInfo': plain('returns identity of the player'),
  'DeviceProperties/GetZoneAttributes': plain('returns room name and icon'),
  'DeviceProperties/GetHouseholdID': plain('returns the household id'),
  'DeviceProperties/GetLEDState': plain('returns a switch'),
  'DeviceProperties/GetButtonLockState': plain('returns a switch'),
  'GroupRenderingControl/GetGroupVolume': instance('returns a level or setting'),
  'GroupRenderingControl/GetGroupMute': instance('returns a level or setting'),
  'HTControl/GetIRRepeaterState': plain('returns a switch'),
  'MusicServices/ListAvailableServices': plain('returns the stored list of services'),
  'Queue/Browse:past-the-end': {
    arguments: [
      ['QueueID', '0'],
      ['StartingIndex', '100000'],
      ['RequestedCount', '1'],
    ],
    why: 'returns a count: no queue is that long, and clients ask past the end as well (noson)',
  },
  'RenderingControl/GetVolume': master('returns a level or setting'),
  'RenderingControl/GetMute': master('returns a level or setting'),
  'RenderingControl/GetOutputFixed': instance('returns a level or setting'),
  'RenderingControl/GetSupportsOutputFixed': instance('returns a level or setting'),
  'SystemProperties/GetRDM': plain('returns a flag'),
  'ZoneGroupTopology/GetZoneGroupState': plain('returns the topology that the player holds'),
  'ZoneGroupTopology/GetZoneGroupAttributes': plain('returns name and id of the group'),
  'ContentDirectory/Browse:shares': browse(
    'S:',
    'lists the stored shares; the object is the list itself, never a path on a server',
  ),
  'ContentDirectory/Browse:playlists': browse('SQ:', 'lists stored playlists'),
  'ContentDirectory/Browse:favourites': browse('FV:2', 'lists stored favourites'),
  'ContentDirectory/Browse:stations': browse('R:0/0', 'lists stored stations'),
} as const satisfies Record<string, Harmless>;

/** A key of the permit list: the only way in which an audit names an action. */
export type HarmlessAction = keyof typeof HARMLESS_ACTIONS;

/** What is sent for a key. */
export function harmlessInvocation(key: HarmlessAction): HarmlessInvocation {
  const [service = '', action = ''] = key.replace(/:.*$/, '').split('/');
  return { service, action, ...HARMLESS_ACTIONS[key] };
}
