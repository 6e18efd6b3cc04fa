import type { Provenance } from './provenance.ts';

/**
 * A UPnP error code (UDA 2.0 §3.2.2) as players use it. Codes from 700 on mean different things in different
 * services: then `service` tells which. Players send the number only, without a description.
 */
export interface UpnpErrorFacts extends Provenance {
  readonly code: number;
  readonly service?: string;
  readonly meaning: string;
}

type Table = Readonly<Record<number, string>>;

const facts = (table: Table, source: string, rest: Partial<UpnpErrorFacts> = {}): UpnpErrorFacts[] =>
  Object.entries(table).map(([code, meaning]) => ({
    code: Number(code),
    meaning,
    sources: [source],
    confidence: 'stated',
    ...rest,
  }));

const GENERAL: Table = {
  400: 'the request is malformed',
  401: 'no such action',
  402: 'arguments missing, too many, or of a wrong type',
  404: 'no such state variable',
  412: 'a precondition failed',
  501: 'the action failed',
  600: 'an argument has a value that is not valid',
  601: 'an argument is out of range',
  602: 'the action is optional and not there',
  603: 'out of memory',
  604: 'a person must do something first',
  605: 'a text argument is too long',
  606: 'not authorized',
  607: 'the signature is wrong',
  608: 'the signature is missing',
  609: 'it must be encrypted',
  610: 'the sequence number is wrong',
  611: 'the control URL does not fit',
  612: 'no such session',
};

const AV_TRANSPORT: Table = {
  701: 'the transition is not possible now',
  702: 'there is nothing to play',
  703: 'the medium cannot be read',
  704: 'the format cannot be played',
  705: 'the transport is locked',
  706: 'the medium cannot be written',
  707: 'the medium is protected',
  708: 'the format cannot be recorded',
  709: 'the medium is full',
  710: 'this way of seeking is not known',
  711: 'the target of the seek is not there',
  712: 'this play mode is not possible',
  713: 'this recording quality is not possible',
  714: 'the MIME type is not allowed',
  715: 'the content is busy',
  716: 'the resource was not found',
  717: 'this speed is not possible',
  718: 'no such instance',
  737: 'there is no DNS server',
  738: 'the host name cannot be resolved',
  739: 'the server answered with an error',
};

const CONTENT_DIRECTORY: Table = {
  701: 'no such object',
  702: 'the current tag value does not fit',
  703: 'the new tag value is not valid',
  704: 'the tag is required',
  705: 'the tag is read-only',
  706: 'the numbers of values differ',
  708: 'the search criteria are not valid',
  709: 'the sort criteria are not valid',
  710: 'no such container',
  711: 'the object is restricted',
  712: 'the metadata is bad',
  713: 'the parent is restricted',
  714: 'no such source',
  715: 'the source denies access',
  716: 'a transfer is busy',
  717: 'no such transfer',
  718: 'no such destination',
  719: 'the destination denies access',
  720: 'the request cannot be processed',
};

const RENDERING_CONTROL: Table = {
  701: 'no such preset',
  702: 'no such instance',
};

const SONOS: Table = {
  800: 'the player is not the coordinator of its group, or it cannot do it now',
  1023: 'answered to BecomeCoordinatorOfStandaloneGroup; meaning not known',
};

const CLIENT = 'svrooij/node-sonos-ts sonos-upnp-errors';
const SOCO = 'SoCo/SoCo soco/services.py';
const DOCS = 'svrooij/sonos-api-docs docs/documentation.json';
const LIVE = 'Dicklesworthstone/frankensonos docs/PROTOCOL.md (live, October 2026)';

export const UPNP_ERRORS: readonly UpnpErrorFacts[] = [
  ...facts(GENERAL, CLIENT),
  ...facts(AV_TRANSPORT, SOCO, { service: 'AVTransport' }),
  ...facts({ 804: 'the queue is empty already' }, DOCS, { service: 'AVTransport' }),
  ...facts(CONTENT_DIRECTORY, SOCO, { service: 'ContentDirectory' }),
  ...facts(RENDERING_CONTROL, 'UPnP RenderingControl:1', { service: 'RenderingControl' }),
  ...facts({ 701: 'the player is not the coordinator of its group' }, DOCS, {
    service: 'GroupRenderingControl',
  }),
  ...facts({ 801: 'such an alarm exists already' }, SOCO, { service: 'AlarmClock' }),
  ...facts(SONOS, LIVE, { confidence: 'seen' }),
];

/** What a code means in a service, or in general; undefined for a code that nobody has described. */
export const upnpErrorFacts = (code: number, service?: string): UpnpErrorFacts | undefined =>
  UPNP_ERRORS.find((facts) => facts.code === code && facts.service === service) ??
  UPNP_ERRORS.find((facts) => facts.code === code && facts.service === undefined);
