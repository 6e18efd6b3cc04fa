import { servicesOfModel } from '../../../src/catalog/services.ts';
import type { ActionFacts, ServiceFacts, StateVariableFacts } from '../../../src/catalog/service-facts.ts';
import { type Choices, once, pick } from './choices.ts';
import { KITCHEN, OFFICE, STUDY } from './houses.ts';

/** A call of an action before it is spelt. Tricks change it. */
export interface Call {
  serviceType: string;
  path: string;
  action: string;
  args: [name: string, value: string][];
}

interface Known {
  readonly service: ServiceFacts;
  readonly action: ActionFacts;
  readonly types: ReadonlyMap<string, StateVariableFacts>;
}

const EVERYTHING: readonly Known[] = servicesOfModel(KITCHEN.model, KITCHEN.build).flatMap((service) => {
  const types = new Map(service.stateVariables.map((variable) => [variable.name, variable]));
  return service.actions.map((action) => ({ service, action, types }));
});

/** What attackers want, and what filters in front of it let pass; the plainest is first. */
const WANTED = [
  'RenderingControl.GetVolume',
  'RenderingControl.SetVolume',
  'RenderingControl.SetRelativeVolume',
  'RenderingControl.RampToVolume',
  'RenderingControl.SetMute',
  'GroupRenderingControl.SetGroupVolume',
  'AVTransport.Play',
  'AVTransport.Pause',
  'AVTransport.SetAVTransportURI',
  'AVTransport.AddURIToQueue',
  'AlarmClock.CreateAlarm',
  'AlarmClock.UpdateAlarm',
  'DeviceProperties.SetZoneAttributes',
  'SystemProperties.SetString',
].flatMap((id) => EVERYTHING.filter(({ service, action }) => id === `${service.name}.${action.name}`));

/** Real clients use the paths with and without the prefix of the device (client habits). */
export function chooseCall(choices: Choices): Call {
  const { service, action, types } = pick(choices, once(choices, 4) ? EVERYTHING : WANTED);
  const path = once(choices, 4) ? service.controlPath.replace(/^\/Media\w+/, '') : service.controlPath;
  return {
    serviceType: service.serviceType,
    path,
    action: action.name,
    args: action.arguments
      .filter(({ direction }) => direction === 'in')
      .map(({ name, relatedStateVariable }) => [
        name,
        valueFor(choices, name, types.get(relatedStateVariable)),
      ]),
  };
}

const VOLUMES = ['12', '40', '41', '100', '0', '-20', '25'];
const URIS = [
  '',
  `x-rincon-queue:${KITCHEN.id}#0`,
  `x-rincon:${STUDY.id}`,
  `x-rincon:${OFFICE.id}`,
  'x-rincon-mp3radio://music.example/live',
  'http://music.example:8000/a.mp3',
  'http://evil.example/a.mp3',
  `http://${KITCHEN.guardAddress}:1400/a.mp3`,
  'x-rincon-mp3radio:http://evil.example/',
  'x-file-cifs://nas.example/a.mp3',
  'aac://music.example@evil.example/live',
  'HTTP://EVIL.example/a?b=music.example',
  'http://music.example\\@evil.example/',
  'x-sonosapi-stream:s1?sid=303&flags=8232&sn=1',
  'x-sonosapi-hls:http://evil.example/x',
  'http:%2f%2fevil.example/a',
  'gopher://evil.example/',
  'x-sonosapi-hls://evil.example/x',
  'http://evil.example\\@music.example/',
  'http://music.example\t.evil.example/',
  'http://music.example\ufeff.evil.example/',
  'http://a@music.example@evil.example/',
  'http://music.example"@evil.example/',
  'http://music.example%2f@evil.example/',
  'http://music.example%23@evil.example/',
  'http:///evil.example/',
  'x-rincon-mp3radio://music.example%2F@evil.example/',
  'http://music.example:80@evil.example/',
];
const DIDL =
  '<DIDL-Lite xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:upnp="urn:schemas-upnp-org:metadata-1-0/upnp/" ' +
  'xmlns="urn:schemas-upnp-org:metadata-1-0/DIDL-Lite/"><item id="-1" parentID="-1" restricted="true">' +
  '<dc:title>A & B</dc:title><upnp:class>object.item.audioItem</upnp:class></item></DIDL-Lite>';
const TEXTS = [
  '',
  'Master',
  'NORMAL',
  'Q:0',
  'LF',
  DIDL.replace('&', '&amp;'),
  DIDL,
  ' ',
  'a\nb',
  '日本',
  'é',
];

function valueFor(choices: Choices, name: string, type: StateVariableFacts | undefined): string {
  const isNumber = type !== undefined && /^u?i(?:\d|nt)/.test(type.dataType);
  if (isNumber && /Volume|Adjustment/.test(name)) return pick(choices, VOLUMES);
  if (name === 'RoomUUID') return pick(choices, [KITCHEN, OFFICE, STUDY]).id;
  if (name === 'InstanceID') return once(choices, 32) ? '1' : '0';
  if (/UR[IL]s?$/.test(name)) return pick(choices, URIS);
  if (type?.allowedValues) return pick(choices, type.allowedValues);
  if (type?.dataType === 'boolean') return pick(choices, ['1', '0', 'true', 'no', 'YES']);
  if (isNumber) return pick(choices, ['0', '1', '10', '255', '4294967295']);
  return pick(choices, TEXTS);
}
