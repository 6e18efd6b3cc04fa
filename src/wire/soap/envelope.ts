import { type ElementInput, element } from '../xml/write.ts';
import { SOAP_ENCODING, SOAP_NAMESPACE } from './names.ts';

/** The Envelope around one body element. node-sonos and node-sonos-discovery look for the prefix `s:` literally. */
export const writeEnvelope = (inner: ElementInput): ElementInput =>
  element('s:Envelope', { 'xmlns:s': SOAP_NAMESPACE, 's:encodingStyle': SOAP_ENCODING }, [
    element('s:Body', {}, [inner]),
  ]);
