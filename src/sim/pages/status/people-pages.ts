import { eraOf } from '../../era.ts';
import { attributes, escapeXml, leaf } from '../../xml/escape.ts';
import { wrap, type StatusContext, type StatusPage } from './status-page.ts';

const leaksPersons = ({ player }: StatusContext): boolean => eraOf(player.build).statusLeak === 'full';

/**
 * Accounts of music services with user names and mail addresses, element by element as in SoCo's recording of about
 * 2015; an empty document on 57.23 and 97.1.
 */
export const accounts: StatusPage = {
  path: '/accounts',
  /** Of the recorded pages only this one has it; a battery's of 2021 has not. */
  type: ({ build }) => (eraOf(build).accountsLeak ? 'User' : undefined),
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
                {
                  Type: String(account.serviceType),
                  SerialNum: String(account.serialNumber),
                  Deleted: account.deleted ? '1' : undefined,
                },
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

export const regcert: StatusPage = {
  path: '/regcert',
  render: ({ world, player }) =>
    wrap(
      'DeviceCertInfo',
      leaf('HouseholdID', world.household.id) + leaf('SonosID', player.id) + leaf('CertSerial', '01'),
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
