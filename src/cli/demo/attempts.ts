import { formatEndpoint } from '../../base/address.ts';
import { writeSoapAction } from '../../wire/soap/action.ts';
import { writeSoapRequest } from '../../wire/soap/request.ts';
import type { SoapArguments } from '../../wire/soap/names.ts';
import type { Attempt } from './attempt.ts';

interface Call {
  readonly service: string;
  readonly action: string;
  readonly arguments: SoapArguments;
  /** What SOAPACTION says, when it is not the action. */
  readonly header?: string;
}

function call({ service, action, arguments: args, header = action }: Call): Attempt['request'] {
  const serviceType = `urn:schemas-upnp-org:service:${service}:1`;
  return () => ({
    method: 'POST',
    path: `/MediaRenderer/${service}/Control`,
    headers: [
      ['SOAPACTION', writeSoapAction({ serviceType, action: header })],
      ['CONTENT-TYPE', 'text/xml; charset="utf-8"'],
    ],
    body: writeSoapRequest({ serviceType, action, arguments: [['InstanceID', '0'], ...args] }),
  });
}

const volume = (level: number, header?: string): Attempt['request'] =>
  call({
    service: 'RenderingControl',
    action: 'SetVolume',
    arguments: [
      ['Channel', 'Master'],
      ['DesiredVolume', String(level)],
    ],
    ...(header === undefined ? {} : { header }),
  });

const page =
  (path: string, host?: string): Attempt['request'] =>
  (target) => ({ method: 'GET', path, headers: [['HOST', host ?? formatEndpoint(target)]] });

/** What is tried before and after, in the order of the table. Rebooting comes last: the player is away afterwards. */
export const ATTEMPTS: readonly Attempt[] = [
  {
    title: "full volume in the Children's Room at night",
    who: 'stranger',
    room: "Children's Room",
    request: volume(100),
  },
  {
    title: 'the music in the Living Room stopped',
    who: 'stranger',
    room: 'Living Room',
    request: call({ service: 'AVTransport', action: 'Stop', arguments: [] }),
  },
  {
    title: 'a header that asks for the volume over a body that sets it to 100',
    who: 'guest',
    room: 'Kitchen',
    request: volume(100, 'GetVolume'),
  },
  { title: 'the Kitchen far louder than guests may', who: 'guest', room: 'Kitchen', request: volume(80) },
  {
    title: 'a file from a share of the caller',
    who: 'guest',
    room: 'Kitchen',
    request: call({
      service: 'AVTransport',
      action: 'SetAVTransportURI',
      arguments: [
        ['CurrentURI', 'x-file-cifs://10.0.0.66/share/a.mp3'],
        ['CurrentURIMetaData', ''],
      ],
    }),
  },
  {
    title: 'events sent on to somebody else',
    who: 'guest',
    room: 'Kitchen',
    request: () => ({
      method: 'SUBSCRIBE',
      path: '/MediaRenderer/RenderingControl/Event',
      headers: [
        ['CALLBACK', '<http://127.40.66.66:9/>'],
        ['NT', 'upnp:event'],
        ['TIMEOUT', 'Second-60'],
      ],
    }),
  },
  {
    title: 'names and keys read by a web page (DNS rebinding)',
    who: 'owner',
    room: 'Garage',
    request: page('/status/zp', 'evil.example:1400'),
  },
  {
    title: 'the Wi-Fi networks around the house',
    who: 'stranger',
    room: 'Garage',
    request: page('/status/scanresults'),
  },
  { title: 'a guest turns the Kitchen down to 15', who: 'guest', room: 'Kitchen', request: volume(15) },
  {
    title: 'a guest asks what is playing',
    who: 'guest',
    room: 'Kitchen',
    request: call({ service: 'AVTransport', action: 'GetPositionInfo', arguments: [] }),
  },
  { title: 'the owner sets the Office to 30', who: 'owner', room: 'Office', request: volume(30) },
  { title: 'a link that reboots the Garage', who: 'owner', room: 'Garage', request: page('/reboot') },
];
