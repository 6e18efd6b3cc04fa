import { releaseOf } from '../../description/release.ts';
import { eraOf } from '../../era.ts';
import { groupOf } from '../../state/groups.ts';
import type { AlarmState, HouseholdState } from '../../state/household.ts';
import type { PlayerState } from '../../state/player.ts';
import { radioFacts } from '../../discovery/radio.ts';
import { attributes, escapeXml, leaf } from '../../xml/escape.ts';
import { wrap, type StatusContext, type StatusPage } from './status-page.ts';

const leaksPersons = ({ player }: StatusContext): boolean => eraOf(player.build).statusLeak === 'full';

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

/**
 * Accounts of music services with user names and mail addresses, element by element as in SoCo's recording of about
 * 2015; an empty document on 57.23 and 97.1.
 */
export const accounts: StatusPage = {
  path: '/accounts',
  render: ({ world, player }) =>
    eraOf(player.build).accountsLeak
      ? wrap(
          'Accounts',
          world.household.accounts
            .map((account) =>
              wrap(
                'Account',
                leaf('UN', account.username) +
                  leaf('MD', '1') +
                  leaf('NN', account.nickname) +
                  leaf('OADevID', account.deviceId) +
                  leaf('Key', account.key),
                { Type: String(account.serviceType), SerialNum: String(account.serialNumber) },
              ),
            )
            .join(''),
          {
            LastUpdateDevice: player.id,
            Version: '8',
            NextSerialNum: String(world.household.accounts.length + 1),
          },
        )
      : '',
};

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

/** Addresses and ports of every controller that listens (elements of 86.10). */
export const upnp: StatusPage = {
  path: '/upnp',
  render: ({ subscribers }) => {
    const services = [...new Set(subscribers.map((subscriber) => subscriber.service))];
    const incoming = services.map((service) => {
      const mine = subscribers.filter((subscriber) => subscriber.service === service);
      return wrap('Service', mine.map(subscription).join(''), {
        name: service,
        current: String(mine.length),
        max: String(mine[0]?.max ?? 0),
      });
    });
    return wrap('Subscriptions', `${wrap('Incoming', incoming.join(''))}<Outgoing></Outgoing>`);
  },
};

const subscription = (subscriber: StatusContext['subscribers'][number]): string =>
  wrap(
    'Subscription',
    leaf('SubscriptionID', subscriber.sid) +
      leaf('NotificationAddr', subscriber.callback) +
      leaf('EventKey', String(subscriber.eventKey)) +
      leaf('NotifyErrors', '0') +
      leaf('IsSecure', '0'),
  );

export const subrenew: StatusPage = {
  path: '/subrenew',
  render: () => wrap('Subscriptions', '<Outgoing></Outgoing>'),
};

/** `<Registration>{RegState,CustomerID}` (86.10). Unsure: whether newer builds show the id to strangers; here they do not. */
export const registration: StatusPage = {
  path: '/registration',
  render: (context) =>
    wrap(
      'Registration',
      leaf('RegState', '3') +
        leaf('CustomerID', leaksPersons(context) ? context.world.household.registration.customerId : ''),
    ),
};

export const regcert: StatusPage = {
  path: '/regcert',
  render: ({ world, player }) =>
    wrap(
      'DeviceCertInfo',
      leaf('HouseholdID', world.household.id) + leaf('SonosID', player.id) + leaf('CertSerial', '01'),
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

export const musicServices: StatusPage = {
  path: '/musicservices',
  render: ({ world }) =>
    wrap(
      'Services',
      world.household.musicServices
        .map((service) => `<Service${attributes({ Id: String(service.id), Name: service.name })}/>`)
        .join(''),
    ),
};

/** Phones, tablets and computers that control the household. Unsure: where old builds listed them; the discussion of 2016 saw "John Doe's iPhone" on such pages. */
export const controllers: StatusPage = {
  path: '/controllers',
  appliesTo: (player) => eraOf(player.build).statusLeak === 'full',
  render: ({ world }) =>
    wrap(
      'Controllers',
      world.household.controllers
        .map((item) =>
          wrap('Controller', escapeXml(item.name), { type: item.kind, ip: item.address, mac: item.mac }),
        )
        .join(''),
    ),
};

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
