import type { Err, Result } from '../../base/result.ts';
import { ok } from '../../base/result.ts';
import type { RequestHead } from '../../wire/http/head.ts';
import { headersOf } from '../../wire/http/headers.ts';
import { parseSoapAction, type SoapAction } from '../../wire/soap/action.ts';
import { parseSoapRequest, type SoapRequest } from '../../wire/soap/request.ts';
import { placesOf } from '../effects/places.ts';
import { riskOfCall } from '../effects/risk.ts';
import { typedArguments } from './arguments.ts';
import { notUnderstood, turnedAway, UPNP_INVALID_ACTION } from './refuse.ts';
import type { WholeRequest } from './whole-request.ts';
import type { KnownAction, ServiceAt } from './service-map.ts';
import type { NotUnderstood, UnderstoodCall } from './understood.ts';

/**
 * A call of an action (UDA 2.0 §3.2.1). Path, SOAPACTION and the element of the body have to name the same service and
 * action: a filter that trusts one of them while the player obeys another is how such filters are passed.
 */
export function understandCall(
  { head, body }: WholeRequest,
  at: ServiceAt,
  inward: (text: string) => string,
): Result<UnderstoodCall, NotUnderstood> {
  const about = at.service.name;
  const header = soapActionOf(head, about);
  if (!header.ok) return header;
  const request = parseSoapRequest(body);
  if (!request.ok) return turnedAway(request.error, about);
  const apart = disagreement(at, header.value, request.value);
  if (apart) return apart;
  const known = at.actions.get(request.value.action);
  if (!known) return unknownAction(`${about}.${request.value.action}`);
  const given = request.value.arguments.map(([name, value]) => [name, inward(value)] as const);
  const args = typedArguments(known, given, `${about}.${request.value.action}`);
  return args.ok ? ok(callOf(at, known, args.value)) : args;
}

function soapActionOf(head: RequestHead, about: string): Result<SoapAction, NotUnderstood> {
  const [value, second] = headersOf(head.headers, 'soapaction');
  if (value === undefined)
    return notUnderstood({ reason: 'malformed', detail: 'there is no SOAPACTION', status: 400, about });
  if (second !== undefined)
    return notUnderstood({
      reason: 'mismatch',
      detail: 'there is more than one SOAPACTION',
      status: 400,
      about,
    });
  const action = parseSoapAction(value);
  return action.ok ? action : turnedAway(action.error, about);
}

function disagreement(
  { service }: ServiceAt,
  header: SoapAction,
  body: SoapRequest,
): Err<NotUnderstood> | undefined {
  const differs = (detail: string): Err<NotUnderstood> =>
    notUnderstood({
      reason: 'mismatch',
      detail,
      status: 500,
      upnpError: UPNP_INVALID_ACTION,
      about: `${service.name}.${body.action}`,
    });
  if (header.action !== body.action) return differs('SOAPACTION and body name different actions');
  if (header.serviceType !== body.serviceType) return differs('SOAPACTION and body name different services');
  if (body.serviceType !== service.serviceType) return differs('path and body name different services');
  return undefined;
}

const unknownAction = (about: string): Err<NotUnderstood> =>
  notUnderstood({
    reason: 'unknown-action',
    detail: 'the service has no such action',
    status: 500,
    upnpError: UPNP_INVALID_ACTION,
    about,
  });

const callOf = (
  { service, path }: ServiceAt,
  { facts }: KnownAction,
  args: UnderstoodCall['arguments'],
): UnderstoodCall => ({
  kind: 'call',
  action: { kind: 'soap', id: `${service.name}.${facts.name}`, riskClass: riskOfCall(facts, args) },
  service: service.name,
  name: facts.name,
  places: placesOf(args, facts.placeArguments ?? []),
  serviceType: service.serviceType,
  controlPath: path,
  arguments: args,
});
