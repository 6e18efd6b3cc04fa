import type { Endpoint } from '../base/address.ts';
import { type Parsed, type Refusal, refuser } from '../base/refusal.ts';
import { ok } from '../base/result.ts';
import { checkArgumentValue } from '../wire/scpd/check-value.ts';
import type { ActionDescription, ServiceDescription } from '../wire/scpd/service.ts';
import { isActionName, isServiceType, writeSoapAction } from '../wire/soap/action.ts';
import { writeSoapRequest } from '../wire/soap/request.ts';
import { parseSoapResponse } from '../wire/soap/response.ts';
import type { Door, Exchange } from './exchange.ts';
import type { HttpClient } from './http-client.ts';
import { type OutObservation, observeOut } from './out-arguments.ts';

export interface Invocation {
  readonly endpoint: Endpoint;
  readonly door?: Door;
  /** Path of the control URL. */
  readonly controlPath: string;
  readonly serviceType: string;
  readonly action: string;
  /** In arguments by name. */
  readonly arguments: Readonly<Record<string, string>>;
  /** With the service's description the arguments are checked, put in order and typed before anything is sent. */
  readonly scpd?: ServiceDescription;
}

/** What became of a call. Without an exchange nothing was sent. */
export type Invoked =
  | {
      readonly kind: 'result';
      /** By name; of an argument that is repeated the first. */
      readonly out: Readonly<Record<string, string>>;
      /** Where the answer parts from the service's description; empty when none was given. */
      readonly observations: readonly OutObservation[];
      readonly exchange: Exchange;
    }
  /** A UPnPError of the device (UDA 2.0 §3.2.5). `code` is missing in faults that carry none. */
  | { readonly kind: 'fault'; readonly code?: number; readonly exchange: Exchange }
  /** An answer that is neither result nor fault: 403, 404, no answer at all. */
  | { readonly kind: 'unavailable'; readonly exchange: Exchange }
  /** The answer was turned away by our parser. */
  | { readonly kind: 'unreadable'; readonly refusal: Refusal; readonly exchange: Exchange }
  /** The arguments do not fit the service's description; nothing was sent. */
  | { readonly kind: 'not-sent'; readonly refusal: Refusal };

const refuse = refuser('invocation');

/** Calls an action of a device (UDA 2.0 §3.2). */
export async function invoke(client: HttpClient, call: Invocation): Promise<Invoked> {
  const args = call.scpd ? typedArguments(call.scpd, call) : ok(Object.entries(call.arguments));
  if (!args.ok) return { kind: 'not-sent', refusal: args.error };
  const { serviceType, action } = call;
  if (!isServiceType(serviceType) || !isActionName(action))
    return {
      kind: 'not-sent',
      refusal: refuse('malformed', 'the service or the action has no name to ask for').error,
    };
  const exchange = await client.request({
    target: call.endpoint,
    ...(call.door ? { door: call.door } : {}),
    method: 'POST',
    path: call.controlPath,
    headers: [
      ['CONTENT-TYPE', 'text/xml; charset="utf-8"'],
      ['SOAPACTION', writeSoapAction({ serviceType, action })],
    ],
    body: writeSoapRequest({ serviceType, action, arguments: args.value }),
  });
  return readAnswer(exchange, action, call.scpd);
}

/** Reads the answer of a control request that has taken place. */
export function readAnswer(exchange: Exchange, action: string, scpd?: ServiceDescription): Invoked {
  const { outcome } = exchange;
  if (outcome.kind !== 'response' || (outcome.status !== 200 && outcome.status !== 500)) {
    return { kind: 'unavailable', exchange };
  }
  const parsed = parseSoapResponse(outcome.body, { action });
  if (!parsed.ok) return { kind: 'unreadable', refusal: parsed.error, exchange };
  const answer = parsed.value;
  if (answer.kind === 'response') {
    const out = Object.fromEntries([...answer.arguments].reverse());
    const observations = scpd ? observeOut(scpd, action, answer.arguments) : [];
    return { kind: 'result', out, observations, exchange };
  }
  return {
    kind: 'fault',
    ...(answer.upnpErrorCode === undefined ? {} : { code: answer.upnpErrorCode }),
    exchange,
  };
}

type NamedValue = readonly [name: string, value: string];

/** Every in argument once, in the order of the description, in the spelling of its type (UDA 2.0 §2.5, §3.2.1). */
function typedArguments(scpd: ServiceDescription, call: Invocation): Parsed<readonly NamedValue[]> {
  const action = scpd.actions.find(({ name }) => name === call.action);
  if (!action) return refuse('unsupported', `the service has no action ${call.action}`);
  const unknown = Object.keys(call.arguments).filter((name) => !inNames(action).includes(name));
  if (unknown.length > 0) return refuse('unsupported', `the action has no argument ${unknown[0]}`);
  const typed: NamedValue[] = [];
  for (const name of inNames(action)) {
    const value = typedValue(scpd, action, { name, text: argumentOf(call, name) });
    if (!value.ok) return value;
    typed.push([name, value.value]);
  }
  return ok(typed);
}

const inNames = (action: ActionDescription): readonly string[] =>
  action.arguments.filter(({ direction }) => direction === 'in').map(({ name }) => name);

/** Own arguments only: an argument that a device's description calls `constructor` is missing, not inherited. */
const argumentOf = ({ arguments: given }: Invocation, name: string): string | undefined =>
  Object.hasOwn(given, name) ? given[name] : undefined;

function typedValue(
  scpd: ServiceDescription,
  action: ActionDescription,
  { name, text }: { readonly name: string; readonly text: string | undefined },
): Parsed<string> {
  if (text === undefined) return refuse('malformed', `the argument ${name} is missing`);
  const related = action.arguments.find((argument) => argument.name === name)?.relatedStateVariable;
  const variable = scpd.stateVariables.find((candidate) => candidate.name === related);
  return variable ? checkArgumentValue(variable, text) : ok(text);
}
