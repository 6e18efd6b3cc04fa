import { writeSoapRequest } from '../../wire/soap/request.ts';
import { ART_PATH, FOREIGN_HOST, LOCAL_API_INFO, PUBLIC_API_KEY } from '../permit/constants.ts';
import type { Probe } from '../permit/probe.ts';
import { readInvocation, serviceNameOf } from '../permit/reads.ts';
import { fetchArt } from './ask-art.ts';
import { subscribeOwn } from './ask-events.ts';
import { openTcp } from './ask-tcp.ts';
import { Asker, type DeviceContext, notAsked } from './asker.ts';

/** The probe of one device: builds the few permitted requests and sends them through the guard. */
export function createProbe(context: DeviceContext): { readonly probe: Probe; readonly asker: Asker } {
  const asker = new Asker(context);
  const { descriptionPath } = context;
  const probe: Probe = {
    page: (path) => asker.ask({ method: 'GET', path }),
    describe: (door = 'tcp') => asker.ask({ method: 'GET', path: descriptionPath, door }),
    learn: (services) => {
      for (const service of services) asker.grant.learn(service);
    },
    scpd: ({ scpdPath }) =>
      asker.grant.documents.has(scpdPath)
        ? asker.ask({ method: 'GET', path: scpdPath })
        : notAsked('the path of its service description is unusual'),
    read: ({ serviceType, controlPath }, key, door = 'tcp') => {
      const call = readInvocation(key);
      if (!call || call.service !== serviceNameOf(serviceType))
        return notAsked('the service has no such action');
      if (!asker.grant.controlPaths.has(controlPath)) return notAsked('the control path is unusual');
      const { action } = call;
      return asker.ask({
        method: 'POST',
        path: controlPath,
        door,
        headers: [
          ['CONTENT-TYPE', 'text/xml; charset="utf-8"'],
          ['SOAPACTION', `"${serviceType}#${action}"`],
        ],
        body: writeSoapRequest({ serviceType, action, arguments: call.arguments }),
      });
    },
    hostHeader: () => asker.ask({ method: 'GET', path: descriptionPath, headers: [['HOST', FOREIGN_HOST]] }),
    subscribeOwn: ({ eventPath }) => subscribeOwn(asker, eventPath),
    artProxy: () => fetchArt(asker, (url) => `${ART_PATH}?u=${encodeURIComponent(url)}`),
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
