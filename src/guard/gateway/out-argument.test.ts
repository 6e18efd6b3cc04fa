import { expect, it } from 'vitest';
import { outArgument } from './out-argument.ts';

const envelope = (inner: string): Uint8Array =>
  Buffer.from(
    `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${inner}</s:Body></s:Envelope>`,
  );
const VOLUME = { action: 'GetVolume', name: 'CurrentVolume' };
const answer = envelope(
  '<u:GetVolumeResponse xmlns:u="urn:schemas-upnp-org:service:RenderingControl:1"><CurrentVolume>20</CurrentVolume></u:GetVolumeResponse>',
);

it('is the text of the argument', () => expect(outArgument(answer, VOLUME)).toBe('20'));

it.each<[string, Uint8Array, typeof VOLUME]>([
  ['another argument', answer, { ...VOLUME, name: 'Other' }],
  ['another action', answer, { ...VOLUME, action: 'GetMute' }],
  [
    'a fault',
    envelope('<s:Fault><faultcode>s:Client</faultcode><faultstring>x</faultstring></s:Fault>'),
    VOLUME,
  ],
  ['no answer', Buffer.from('<x/>'), VOLUME],
])('is none in %s', (_, body, wanted) => expect(outArgument(body, wanted)).toBeUndefined());
