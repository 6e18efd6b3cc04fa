import { releaseOf } from '../../description/release.ts';
import { radioFacts } from '../../discovery/radio.ts';
import { eraOf } from '../../era.ts';
import { formatDateTime, localTime, playersNow } from '../../services/alarm-clock/household-time.ts';
import { groupOf } from '../../state/groups.ts';
import type { AlarmState, HouseholdState } from '../../state/household.ts';
import type { PlayerState } from '../../state/player.ts';
import { attributes, escapeXml, leaf } from '../../xml/escape.ts';
import { leaksPersons, wrap, type StatusPage } from './status-page.ts';

/**
 * Every player with its group and address. Attributes as recorded on 28.1-83040 and 31.8-24090. S2 does not serve it
 * any more (seen by a client of 2026); an empty document is given there. Unsure: or 404.
 */
export const topology: StatusPage = {
  path: '/topology',
  render: ({ world, player }) =>
    eraOf(player.build).generation === 2
      ? ''
      : wrap(
          'ZonePlayers',
          visible(world.household)
            .map((other) => zonePlayer(world.household, other))
            .join(''),
        ) + '<MediaServers></MediaServers>',
};

const visible = (household: HouseholdState): readonly PlayerState[] =>
  Object.values(household.players).filter((player) => player.power === 'on');

function zonePlayer(household: HouseholdState, player: PlayerState): string {
  const group = groupOf(household, player.id);
  return wrap('ZonePlayer', escapeXml(player.room), {
    group: group?.id ?? '',
    coordinator: String(group?.coordinator === player.id),
    wirelessmode: String(radioFacts(player).wifiMode),
    channelfreq: String(household.wifi.channelFrequency),
    behindwifiext: '0',
    wifienabled: player.device.wifiEnabled ? '1' : '0',
    location: `http://${player.address}:1400/xml/device_description.xml`,
    version: player.build,
    mincompatibleversion: releaseOf(player.build).minCompatible,
    legacycompatibleversion: releaseOf(player.build).legacyCompatible,
    bootseq: String(player.bootSeq),
    uuid: player.id,
  });
}

/** `<Shares>{Share{Path},Mount,LastChange}` (86.10). Unsure: whether newer builds show the paths; here they do not. */
export const shares: StatusPage = {
  path: '/shares',
  render: (context) => {
    const { library } = context.world.household;
    const paths = leaksPersons(context) ? library.shares.map(({ path }) => path) : [];
    return wrap(
      'Shares',
      paths.map((path) => wrap('Share', leaf('Path', path))).join('') +
        leaf('LastChange', library.lastIndexChange),
    );
  },
};

/** When a household gets up: elements of the review template of 57.10, without those that are computed. */
export const alarm: StatusPage = {
  path: '/alarm',
  render: ({ world }) =>
    wrap(
      'Alarm',
      leaf('Mode', 'Normal') +
        leaf('UTCTime', formatDateTime(new Date(playersNow(world)))) +
        leaf('LocalTime', formatDateTime(localTime(world))) +
        wrap(
          'Pending',
          world.household.alarms
            .filter((item) => item.enabled)
            .map(pendingAlarm)
            .join(''),
        ),
    ),
};

const pendingAlarm = (item: AlarmState): string =>
  wrap(
    'PendingAlarm',
    leaf('Type', 'Alarm') +
      leaf('ID', String(item.id)) +
      leaf('Time', item.startLocalTime) +
      leaf('Recurrence', item.recurrence),
  );

/** Household settings by key (`SystemProperties.GetString` reads the same); attributes of the template of 57.10. */
export const sysSettings: StatusPage = {
  path: '/syssettings',
  behindUpnpSwitch: true,
  render: ({ world: { household }, player }) =>
    wrap(
      'SystemSettings',
      Object.entries(household.strings)
        .map(([name, value]) => `<Setting${attributes({ Name: name, Value: value })}/>`)
        .join(''),
      { LastUpdateDevice: player.id, Version: String(household.updateIds.system ?? 0) },
    ),
};

/** Counters of the library index (86.10: TrackSummary). */
export const tracksSummary: StatusPage = {
  path: '/tracks_summary',
  render: ({ world: { household } }) => {
    const { tracks } = household.library;
    const distinct = (pick: (track: (typeof tracks)[number]) => string): number =>
      new Set(tracks.map(pick)).size;
    const table = (name: string, count: number): string =>
      `<Table${attributes({ name, max: '65000', count: String(count) })}/>`;
    return wrap(
      'TrackSummary',
      wrap(
        'Tables',
        table('Title', tracks.length) +
          table(
            'Artist',
            distinct((track) => track.artist),
          ) +
          table(
            'Album',
            distinct((track) => track.album),
          ),
      ) + leaf('EntriesUsed', String(tracks.length)),
    );
  },
};

export const vanished: StatusPage = {
  path: '/vanished',
  appliesTo: (player) => eraOf(player.build).statusLeak === 'full',
  render: ({ world }) =>
    wrap(
      'VanishedDevices',
      world.household.vanished
        .map(
          (item) => `<Device${attributes({ UUID: item.id, ZoneName: item.roomName, Reason: item.reason })}/>`,
        )
        .join(''),
    ),
};
