import { serviceByName, SERVICES } from '../../../src/catalog/services.ts';
import { checkArguments } from '../../../src/sim/soap/check-arguments.ts';
import { readCall } from '../../../src/sim/soap/read-call.ts';
import { kindOf } from '../../../src/sim/player-kind.ts';
import { parseSoapRequest } from '../../../src/wire/soap/request.ts';
import type { Comparison } from '../comparison.ts';
import { fieldWriter, type Fields } from '../fields/fields.ts';

/**
 * What a control point sends is no word of a player's. Here the simulator is the reader: what its own parser makes of a recorded
 * call, beside what the product's parser makes of it, and whether a player takes the arguments.
 */
const MODEL = 'S5';
const BUILD = '56.0-76060';

type Arguments = readonly (readonly [name: string, value: string])[];

interface Read {
  readonly service: string;
  readonly action: string;
  readonly args: Arguments;
}

function fieldsOf({ service, action, args }: Read, taken: boolean): Fields {
  const writer = fieldWriter();
  writer.add('(service)', service);
  writer.add('(action)', action);
  for (const [name, value] of args) writer.add(name, value);
  writer.add('(taken)', taken ? 'yes' : 'no');
  return writer.fields;
}

function byProduct(body: string): Fields {
  const parsed = parseSoapRequest(body);
  if (!parsed.ok) throw new Error(parsed.error.detail);
  const { serviceType, action, arguments: args } = parsed.value;
  return fieldsOf({ service: serviceType, action, args }, true);
}

function bySimulator(body: string): Fields {
  const call = readCall(body);
  const serviceType = /xmlns:u="([^"]*)"/.exec(body)?.[1] ?? '';
  const facts = SERVICES.find((service) => service.serviceType === serviceType);
  const route = facts && kindOf({ model: MODEL, build: BUILD }).routes.get(facts.controlPath);
  const action = call && route?.service.actions.get(call.action);
  const checked = call && route && action ? checkArguments(route.service, action, call) : undefined;
  return fieldsOf(
    { service: serviceType, action: call?.action ?? '', args: call?.arguments ?? [] },
    checked?.ok ?? false,
  );
}

const ENVELOPE = 'xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"';
const inEnvelope = (inner: string): string =>
  `<s:Envelope ${ENVELOPE}><s:Body>${inner}</s:Body></s:Envelope>`;

const call = (recording: string, bodyOf: (text: string) => string): Comparison => ({
  recording,
  kind: 'call',
  model: MODEL,
  build: BUILD,
  taken: 'a control point speaks; any player will do',
  recorded: (text) => byProduct(bodyOf(text)),
  simulated: (text) => bySimulator(bodyOf(text)),
});

/** The call without its envelope. */
const bare = (recording: string): Comparison => call(recording, inEnvelope);

/** Arguments alone, of an action that the test calls. */
const argumentsOf = (recording: string, service: string, action: string): Comparison =>
  call(recording, (text) =>
    inEnvelope(`<u:${action} xmlns:u="${serviceByName(service)?.serviceType ?? ''}">${text}</u:${action}>`),
  );

const BENCEVANS = [
  131, 143, 158, 170, 183, 195, 207, 219, 234, 246, 261, 281, 319, 37, 374, 381, 402, 423, 444, 76,
];
const SVROOIJ = [
  'alarm-clock.service.test_L10',
  'alarm-clock.service.test_L207',
  'alarm-clock.service.test_L228',
  'av-transport.service.test_L12',
  'sonos-device-notification.test_L75',
  'sonos-device.test_L53',
  'sonos-device.test_L369',
  'sonos-device.test_L388',
];
const SVROOIJ_ARGUMENTS = [
  'sonos-device-metadata.test_L14',
  'sonos-device-metadata.test_L27',
  'sonos-device-metadata.test_L40',
  'sonos-device-metadata.test_L54',
  'sonos-device-notification.test_L310',
  'sonos-device-notification.test_L316',
];

export const CALLS: readonly Comparison[] = [
  ...BENCEVANS.map((line) => bare(`bencevans__node-sonos/inline/sonos.test_L${line}.xml`)),
  ...SVROOIJ.map((name) => bare(`svrooij__node-sonos-ts/inline/${name}.xml`)),
  ...SVROOIJ_ARGUMENTS.map((name) =>
    argumentsOf(`svrooij__node-sonos-ts/inline/${name}.xml`, 'AVTransport', 'SetAVTransportURI'),
  ),
  call('rebuilt/controller_soap_request_s1_desktop.http', (text) => text.slice(text.indexOf('<s:Envelope'))),
];
