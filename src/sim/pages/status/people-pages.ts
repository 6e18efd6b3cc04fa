import { eraOf } from '../../era.ts';
import { escapeXml, leaf } from '../../xml/escape.ts';
import { leaksPersons, wrap, type StatusPage } from './status-page.ts';

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

/** `<DeviceCertInfo>{…,HouseholdID,SonosID,…}` (86.10). Unsure: whether newer builds show it; here they do not. */
export const regcert: StatusPage = {
  path: '/regcert',
  render: (context) =>
    wrap(
      'DeviceCertInfo',
      leaksPersons(context)
        ? leaf('HouseholdID', context.world.household.id) +
            leaf('SonosID', context.player.id) +
            leaf('CertSerial', '01')
        : '',
    ),
};

/** Phones, tablets and computers that control the household. Unsure: where old builds listed them; the discussion of 2016 saw "John Doe's iPhone" on such pages. */
export const controllers: StatusPage = {
  path: '/controllers',
  appliesTo: (player) => leaksPersons({ player }),
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

/** The review template of 57.10 reads a number and a list of ids. Unsure: what stands between the ids. */
export const musicServices: StatusPage = {
  path: '/musicservices',
  render: ({ world: { household } }) =>
    wrap(
      'AvailableSvcsSummary',
      leaf('Total', String(household.musicServices.length)) +
        leaf('ServiceIds', household.musicServices.map(({ id }) => id).join(',')),
    ),
};
