import { releaseOf } from '../../description/release.ts';
import { radioFacts } from '../../discovery/radio.ts';
import { eraOf } from '../../era.ts';
import { groupOf } from '../../state/groups.ts';
import type { AlarmState, HouseholdState } from '../../state/household.ts';
import type { PlayerState } from '../../state/player.ts';
import { attributes, escapeXml, leaf } from '../../xml/escape.ts';
import { wrap, type StatusPage } from './status-page.ts';

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

/** `<Shares>{Share{Path},Mount,LastChange}` (86.10). Unsure: served with content by newer builds. */
export const shares: StatusPage = {
  path: '/shares',
  render: ({ world: { household } }) =>
    wrap(
      'Shares',
      household.library.shares.map((share) => wrap('Share', leaf('Path', share.path))).join('') +
        leaf('LastChange', household.library.lastIndexChange),
    ),
};

/** `<Alarm>{Mode,Scheduler,…,Pending{PendingAlarm[ID,Type,Time,TimeUTC]}}` (86.10): when a household gets up. */
export const alarm: StatusPage = {
  path: '/alarm',
  render: ({ world: { household, clock } }) =>
    wrap(
      'Alarm',
      leaf('Mode', 'Normal') +
        leaf('UTCTime', new Date(clock.now()).toISOString()) +
        wrap(
          'Pending',
          household.alarms
            .filter((item) => item.enabled)
            .map((item) => `<PendingAlarm${attributes(alarmAttributes(item))}/>`)
            .join(''),
        ),
    ),
};

const alarmAttributes = (item: AlarmState) => ({
  ID: String(item.id),
  Type: item.recurrence,
  Time: item.startLocalTime,
});

/** Household settings by key (`SystemProperties.GetString` reads the same). */
export const sysSettings: StatusPage = {
  path: '/syssettings',
  behindUpnpSwitch: true,
  render: ({ world }) =>
    wrap(
      'SystemSettings',
      Object.entries(world.household.strings)
        .map(([name, value]) => `<Setting${attributes({ name, value })}/>`)
        .join(''),
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
