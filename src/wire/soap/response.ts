import { type Parsed, refuser } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import { writeXml } from '../xml/write.ts';
import { isActionName, isServiceType } from './action.ts';
import { readArguments, readBodyElement } from './body.ts';
import { writeEnvelope } from './envelope.ts';
import { readFault, type SoapFault } from './fault.ts';
import { SOAP_NAMESPACE } from './names.ts';
import { actionElement, type SoapRequest } from './request.ts';

const refuse = refuser('soap');

/** What came back: the out arguments, or a fault (UDA 2.0 §3.2.2, §3.2.5). */
export type SoapResponse = SoapResult | SoapFault;

export interface SoapResult extends SoapRequest {
  readonly kind: 'response';
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

export const writeSoapResponse = ({ serviceType, action, arguments: args }: SoapRequest): string =>
  writeXml(writeEnvelope(actionElement(`u:${action}Response`, serviceType, args)), { declaration: true });
