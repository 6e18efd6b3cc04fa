/** SOAP 1.1 and UPnP names (UDA 2.0 §3.2). */
export const SOAP_NAMESPACE = 'http://schemas.xmlsoap.org/soap/envelope/';
export const SOAP_ENCODING = 'http://schemas.xmlsoap.org/soap/encoding/';
export const CONTROL_NAMESPACE = 'urn:schemas-upnp-org:control-1-0';

/** Argument names and texts in the order of the wire; repeats are kept. */
export type SoapArguments = readonly (readonly [name: string, value: string])[];
