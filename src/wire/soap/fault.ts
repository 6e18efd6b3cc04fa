import { type Parsed, refuser } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import type { XmlElement } from '../xml/element.ts';
import { soleChild, soleText } from '../xml/sole-child.ts';
import { type ElementInput, element, writeXml } from '../xml/write.ts';
import { writeEnvelope } from './envelope.ts';
import { CONTROL_NAMESPACE } from './names.ts';

const refuse = refuser('soap');

/** A refusal of the other side (SOAP 1.1 §4.4), with the error of UPnP in it (UDA 2.0 §3.2.5). */
export interface SoapFault {
  readonly kind: 'fault';
  /** `Client` or `Server`, without the prefix. */
  readonly faultCode: string;
  readonly faultString: string;
  /** Sonos sends the code alone, without a description. */
  readonly upnpErrorCode?: number;
  readonly upnpErrorDescription?: string;
}

export function readFault(fault: XmlElement): Parsed<SoapFault> {
  const faultCode = soleText(fault, { local: 'faultcode', refuse });
  if (!faultCode.ok) return faultCode;
  const faultString = soleText(fault, { local: 'faultstring', refuse });
  if (!faultString.ok) return faultString;
  if (faultCode.value === undefined || faultString.value === undefined)
    return refuse('malformed', 'the fault has no faultcode or no faultstring');
  const error = readError(fault);
  if (!error.ok) return error;
  const [code = ''] = faultCode.value.split(':').slice(-1);
  return ok({ kind: 'fault', faultCode: code, faultString: faultString.value, ...error.value });
}

type UpnpError = Pick<SoapFault, 'upnpErrorCode' | 'upnpErrorDescription'>;

function readError(fault: XmlElement): Parsed<UpnpError> {
  const detail = soleChild(fault, { local: 'detail', refuse });
  if (!detail.ok) return detail;
  if (!detail.value) return ok({});
  const error = soleChild(detail.value, { local: 'UPnPError', namespace: CONTROL_NAMESPACE, refuse });
  if (!error.ok) return error;
  return error.value ? readUpnpError(error.value) : ok({});
}

function readUpnpError(error: XmlElement): Parsed<UpnpError> {
  const code = soleText(error, { local: 'errorCode', refuse });
  if (!code.ok) return code;
  const description = soleText(error, { local: 'errorDescription', refuse });
  if (!description.ok) return description;
  if (code.value !== undefined && !/^\d{1,5}$/.test(code.value))
    return refuse('malformed', 'the errorCode is no number of at most 5 digits');
  return ok({
    ...(code.value === undefined ? {} : { upnpErrorCode: Number(code.value) }),
    ...(description.value === undefined ? {} : { upnpErrorDescription: description.value }),
  });
}

/** A native UPnP fault; control points show it as the error of the action. What is not told is as UDA 2.0 §3.2.5 has it. */
export function writeSoapFault({
  faultCode = 'Client',
  faultString = 'UPnPError',
  upnpErrorCode,
  upnpErrorDescription,
}: Partial<SoapFault>): string {
  const parts = [
    ...leaf('errorCode', upnpErrorCode?.toString()),
    ...leaf('errorDescription', upnpErrorDescription),
  ];
  const error = element('UPnPError', { xmlns: CONTROL_NAMESPACE }, parts);
  const fault = element('s:Fault', {}, [
    ...leaf('faultcode', `s:${faultCode}`),
    ...leaf('faultstring', faultString),
    ...(parts.length === 0 ? [] : [element('detail', {}, [error])]),
  ]);
  return writeXml(writeEnvelope(fault), { declaration: true });
}

const leaf = (name: string, text: string | undefined): readonly ElementInput[] =>
  text === undefined ? [] : [element(name, {}, [text])];
