import { type Choices, once, pick } from './choices.ts';
import { type Draft, draftOf } from './draft.ts';
import { CLIENT_ADDRESS, KITCHEN, type Room } from './houses.ts';

const PATHS = [
  '/MediaRenderer/RenderingControl/Event',
  '/RenderingControl/Event',
  '/ZoneGroupTopology/Event',
  '/MediaRenderer/AVTransport/Event',
  '/MediaServer/ContentDirectory/Event',
  '/QPlay/Event',
  '/MediaRenderer/RenderingControl/Control',
  '/reboot',
];

/** The first are those of real clients; the rest send a player's messages to somebody else (CallStranger). */
const CALLBACKS: readonly (string | undefined)[] = [
  `<http://${CLIENT_ADDRESS}:3400>`,
  `<http://${CLIENT_ADDRESS}:4000/notify>`,
  `<http://${CLIENT_ADDRESS}:6329/sonos/RINCON_000E58A0370101400/AVTransport>`,
  '<http://10.0.0.1/x>',
  `<http://${KITCHEN.address}:1400/reboot>`,
  `<http://${CLIENT_ADDRESS}:3400><http://10.0.0.1/>`,
  `<http://${CLIENT_ADDRESS}@10.0.0.1/>`,
  `<http://${CLIENT_ADDRESS}:3400@10.0.0.1/>`,
  '<https://10.0.0.1/>',
  '<http://evil.example/>',
  `http://${CLIENT_ADDRESS}:3400/`,
  '<>',
  `<http://${CLIENT_ADDRESS}:99999/>`,
  `<http://${CLIENT_ADDRESS}:3400/%0d%0aX:y>`,
  `<http://${CLIENT_ADDRESS}.evil.example/>`,
  '<http://2130706433/>',
  undefined,
];

const SIDS: readonly (string | undefined)[] = [
  undefined,
  'uuid:RINCON_000E58A0370101400_sub0000000001',
  'uuid:1',
  'uuid:',
  'urn:x',
  `uuid:${'a'.repeat(300)}`,
];

const TIMEOUTS: readonly (string | undefined)[] = [
  'Second-1800',
  undefined,
  'Second-infinite',
  'Second-180030',
  'Second-0',
  'Second-99999999999',
  '-1',
];

export function chooseEventing(choices: Choices, { guardAddress }: Room): Draft {
  const ends = once(choices, 5);
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['HOST', `${guardAddress}:1400`],
    ['CALLBACK', ends ? undefined : pick(choices, CALLBACKS)],
    ['NT', ends ? undefined : pick(choices, ['upnp:event', 'upnp:event', 'upnp:propchange', undefined])],
    ['TIMEOUT', pick(choices, TIMEOUTS)],
    ['SID', ends || once(choices, 4) ? pick(choices, SIDS) : undefined],
  ];
  const headers = fields.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  const body = once(choices, 12) ? Buffer.from('x=1') : undefined;
  return draftOf(ends ? 'UNSUBSCRIBE' : 'SUBSCRIBE', pick(choices, PATHS), headers, body);
}
