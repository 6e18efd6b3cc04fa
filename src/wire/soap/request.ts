import { type Parsed, refuser } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import { element, writeXml } from '../xml/write.ts';
import { isActionName, isServiceType, type SoapAction } from './action.ts';
import { readArguments, readBodyElement } from './body.ts';
import { writeEnvelope } from './envelope.ts';
import type { SoapArguments } from './names.ts';

const refuse = refuser('soap');

/** The call of an action (UDA 2.0 §3.2.1). Not yet checked against a service description. */
export interface SoapRequest extends SoapAction {
  readonly arguments: SoapArguments;
}

export function parseSoapRequest(body: Uint8Array | string): Parsed<SoapRequest> {
  const call = readBodyElement(body);
  if (!call.ok) return call;
  const { local: action, namespace: serviceType } = call.value;
  if (!isServiceType(serviceType)) return refuse('malformed', 'the action has no service type as namespace');
  if (!isActionName(action)) return refuse('malformed', 'the name of the action is none');
  const args = readArguments(call.value);
  return args.ok ? ok({ serviceType, action, arguments: args.value }) : args;
}

/** The body of a call, with the prefixes `s:` and `u:` that players and control points have always seen. */
export const writeSoapRequest = ({ serviceType, action, arguments: args }: SoapRequest): string =>
  writeXml(writeEnvelope(actionElement(`u:${action}`, serviceType, args)), { declaration: true });

export const actionElement = (
  name: string,
  serviceType: string,
  args: SoapArguments,
): ReturnType<typeof element> =>
  element(
    name,
    { 'xmlns:u': serviceType },
    args.map(([argument, value]) => element(argument, {}, value === '' ? [] : [value])),
  );
