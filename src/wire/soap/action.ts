import { type Parsed, refuser } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import { SOAP_LIMITS } from '../limits.ts';

const refuse = refuser('soap');

export interface SoapAction {
  /** `urn:schemas-upnp-org:service:AVTransport:1` */
  readonly serviceType: string;
  readonly action: string;
}

/** Action names are XML names without a colon (UDA 2.0 §2.5.6: letters, digits, hyphen, underscore). */
const ACTION = /^[A-Za-z_][\w.-]*$/;

/** Printable ASCII without blanks, quotes and `#`, which would end it in a SOAPACTION header. */
const SERVICE_TYPE = /^[\x21\x24-\x7e]+$/;

export const isActionName = (text: string): boolean =>
  text.length <= SOAP_LIMITS.maxActionLength && ACTION.test(text);

export const isServiceType = (text: string): boolean =>
  text.length <= SOAP_LIMITS.maxServiceTypeLength && SERVICE_TYPE.test(text);

/** The value of SOAPACTION as UDA 2.0 §3.2.1 wants it. Throws on what is neither: a bug of the caller. */
export function writeSoapAction({ serviceType, action }: SoapAction): string {
  if (!isServiceType(serviceType) || !isActionName(action)) throw new Error('not writable as SOAPACTION');
  return `"${serviceType}#${action}"`;
}

/** The value of SOAPACTION, `"serviceType#action"`; SoCo leaves the quotes out (UDA 2.0 §3.2.1 wants them). */
export function parseSoapAction(headerValue: string): Parsed<SoapAction> {
  const quoted = headerValue.startsWith('"');
  if (quoted !== (headerValue.length > 1 && headerValue.endsWith('"')))
    return refuse('malformed', 'SOAPACTION has one quotation mark');
  const [serviceType = '', action, ...more] = (quoted ? headerValue.slice(1, -1) : headerValue).split('#');
  if (action === undefined || more.length > 0)
    return refuse('malformed', 'SOAPACTION is not of the form serviceType#action');
  if (!isServiceType(serviceType)) return refuse('malformed', 'SOAPACTION names no service type');
  if (!isActionName(action)) return refuse('malformed', 'SOAPACTION names no action');
  return ok({ serviceType, action });
}
