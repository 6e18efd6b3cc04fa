import { type Parsed, refuser } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import { childOf, textOf, type XmlElement } from '../xml/element.ts';
import { element, writeXml } from '../xml/write.ts';
import { isActionName, isServiceType } from './action.ts';
import { readArguments, readBodyElement } from './body.ts';
import { writeEnvelope } from './envelope.ts';
import { CONTROL_NAMESPACE, SOAP_NAMESPACE } from './names.ts';
import { actionElement, type SoapRequest } from './request.ts';

const refuse = refuser('soap');

/** What came back: the out arguments, or a fault (UDA 2.0 §3.2.2, §3.2.5). */
export type SoapResponse = SoapResult | SoapFault;

export interface SoapResult extends SoapRequest {
  readonly kind: 'response';
}

export interface SoapFault {
  readonly kind: 'fault';
  readonly faultCode: string;
  readonly faultString: string;
  /** Sonos sends the code alone, without a description. */
  readonly upnpErrorCode?: number;
  readonly upnpErrorDescription?: string;
}

/** With `action` told, the answer to any other action is a mismatch. */
export function parseSoapResponse(
  body: Uint8Array | string,
  { action }: { readonly action?: string } = {},
): Parsed<SoapResponse> {
  const answer = readBodyElement(body);
  if (!answer.ok) return answer;
  const { local, namespace } = answer.value;
  if (local === 'Fault' && namespace === SOAP_NAMESPACE) return readFault(answer.value);
  if (!local.endsWith('Response') || !isActionName(local.slice(0, -'Response'.length)))
    return refuse('malformed', 'the body is neither a response nor a fault');
  const answered = local.slice(0, -'Response'.length);
  if (action !== undefined && answered !== action)
    return refuse('mismatch', 'the response answers another action');
  if (!isServiceType(namespace)) return refuse('malformed', 'the response has no service type as namespace');
  const args = readArguments(answer.value);
  if (!args.ok) return args;
  return ok({ kind: 'response', serviceType: namespace, action: answered, arguments: args.value });
}

function readFault(fault: XmlElement): Parsed<SoapFault> {
  const faultCode = childText(fault, 'faultcode');
  const faultString = childText(fault, 'faultstring');
  if (faultCode === undefined || faultString === undefined)
    return refuse('malformed', 'the fault has no faultcode or no faultstring');
  const detail = childOf(fault, 'detail');
  const error = detail && childOf(detail, 'UPnPError', CONTROL_NAMESPACE);
  const code = error && childText(error, 'errorCode');
  const description = error && childText(error, 'errorDescription');
  if (code !== undefined && !/^\d{1,5}$/.test(code))
    return refuse('malformed', 'the errorCode is no number of at most 5 digits');
  return ok({
    kind: 'fault',
    faultCode,
    faultString,
    ...(code === undefined ? {} : { upnpErrorCode: Number(code) }),
    ...(description === undefined ? {} : { upnpErrorDescription: description }),
  });
}

function childText(parent: XmlElement, local: string): string | undefined {
  const child = childOf(parent, local);
  return child && textOf(child).trim();
}

export const writeSoapResponse = ({ serviceType, action, arguments: args }: SoapRequest): string =>
  writeXml(writeEnvelope(actionElement(`u:${action}Response`, serviceType, args)), { declaration: true });

/** A native UPnP fault; control points show it as the error of the action (UDA 2.0 §3.2.5). */
export function writeSoapFault({
  upnpErrorCode,
  upnpErrorDescription,
}: {
  readonly upnpErrorCode: number;
  readonly upnpErrorDescription?: string;
}): string {
  const description =
    upnpErrorDescription === undefined ? [] : [element('errorDescription', {}, [upnpErrorDescription])];
  const error = element('UPnPError', { xmlns: CONTROL_NAMESPACE }, [
    element('errorCode', {}, [String(upnpErrorCode)]),
    ...description,
  ]);
  const fault = element('s:Fault', {}, [
    element('faultcode', {}, ['s:Client']),
    element('faultstring', {}, ['UPnPError']),
    element('detail', {}, [error]),
  ]);
  return writeXml(writeEnvelope(fault), { declaration: true });
}
