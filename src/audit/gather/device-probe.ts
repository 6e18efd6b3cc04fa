import { writeSoapRequest } from '../../wire/soap/request.ts';
import type { ExposedService } from '../evidence/description.ts';
import { CALL_TYPE, FOREIGN_HOST, LOCAL_API_INFO, PUBLIC_API_KEY } from '../permit/constants.ts';
import type { Asked, Probe } from '../permit/probe.ts';
import { type PermittedRead, readInvocation, serviceNameOf } from '../permit/reads.ts';
import type { Door } from '../../upnp/exchange.ts';
import { fetchArt } from './ask-art.ts';
import { subscribeOwn } from './ask-events.ts';
import { openTcp } from './ask-tcp.ts';
import { Asker, type DeviceContext, notAsked } from './asker.ts';

/** The probe of one device: builds the few permitted requests and sends them through the guard. */
export function createProbe(context: DeviceContext): { readonly probe: Probe; readonly asker: Asker } {
  const asker = new Asker(context);
  const probe: Probe = {
    page: (path) => asker.ask({ method: 'GET', path }),
    describe: (door = 'tcp') => describe(asker, { door }),
    learn: (services) => {
      for (const service of services) asker.grant.learn(service);
    },
    scpd: ({ scpdPath }) =>
      asker.grant.documents.has(scpdPath)
        ? asker.ask({ method: 'GET', path: scpdPath })
        : unusual(asker, 'the path of its service description is unusual'),
    read: (service, key, door = 'tcp') => read(asker, { service, key, door }),
    hostHeader: () => describe(asker, { headers: [['HOST', FOREIGN_HOST]] }),
    subscribeOwn: ({ eventPath }) =>
      asker.grant.eventPaths.has(eventPath)
        ? subscribeOwn(asker, eventPath)
        : unusual(asker, 'the event path is unusual'),
    artProxy: () => fetchArt(asker),
    localApiInfo: (key) =>
      asker.ask({
        method: 'GET',
        path: LOCAL_API_INFO,
        door: 'tls',
        headers: key === 'public-key' ? [['X-Sonos-Api-Key', PUBLIC_API_KEY]] : [],
      }),
    tcpOpen: (port) => openTcp(asker, port),
    conduct: (text, exchange) => asker.note(text, exchange),
  };
  return { probe, asker };
}

/** A path that may not be asked is the device's doing, and told as such. */
function unusual(asker: Asker, text: string): ReturnType<typeof notAsked> {
  asker.note('names paths that no description or control point has; they were not asked', []);
  return notAsked(text);
}

function describe(
  asker: Asker,
  more: { readonly door?: Door; readonly headers?: readonly (readonly [string, string])[] },
): Promise<Asked> {
  const { descriptionPath } = asker.grant;
  return descriptionPath === undefined
    ? unusual(asker, 'the path of its description (LOCATION) is unusual')
    : asker.ask({ method: 'GET', path: descriptionPath, ...more });
}

interface Reading {
  readonly service: ExposedService;
  readonly key: PermittedRead;
  readonly door: Door;
}

function read(asker: Asker, { service: { serviceType, controlPath }, key, door }: Reading): Promise<Asked> {
  const call = readInvocation(key);
  if (!call || call.service !== serviceNameOf(serviceType)) return notAsked('the service has no such action');
  if (!asker.grant.controls.get(controlPath)?.has(serviceType))
    return unusual(asker, 'the control path is unusual');
  const { action } = call;
  return asker.ask({
    method: 'POST',
    path: controlPath,
    door,
    headers: [
      ['CONTENT-TYPE', CALL_TYPE],
      ['SOAPACTION', `"${serviceType}#${action}"`],
    ],
    body: writeSoapRequest({ serviceType, action, arguments: call.arguments }),
  });
}
