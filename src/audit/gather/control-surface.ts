import { describeRefusal } from '../../base/refusal.ts';
import { readDocument } from '../../upnp/describe.ts';
import { readAnswer } from '../../upnp/invoke.ts';
import type { ControlProof, ControlSurfacePart } from '../evidence/control-surface.ts';
import type { ExposedService } from '../evidence/description.ts';
import { known, type Observation, unknown } from '../evidence/observation.ts';
import type { Asked, Probe } from '../permit/probe.ts';
import { type PermittedRead, readInvocation, serviceNameOf } from '../permit/reads.ts';
import { whySilent } from './asker.ts';
import { describedIn, servicesOf } from './described.ts';
import type { Gatherer } from './gatherer.ts';
import { actionNamesIn } from './scpd-actions.ts';

/**
 * One harmless question for each service that has one: enough to show that the service takes orders from anybody.
 * Others of the permit list would show nothing more and burden the player. None of the answers is personal.
 */
const PROOFS: readonly PermittedRead[] = [
  'RenderingControl/GetVolume',
  'AVTransport/GetTransportInfo',
  'DeviceProperties/GetLEDState',
  'AlarmClock/GetFormat',
  'SystemProperties/GetRDM',
  'ContentDirectory/GetSystemUpdateID',
  'ConnectionManager/GetProtocolInfo',
  'GroupRenderingControl/GetGroupMute',
  'AudioIn/GetLineInLevel',
  'WANIPConnection/GetStatusInfo',
  'WANPPPConnection/GetStatusInfo',
  'WANCommonInterfaceConfig/GetCommonLinkProperties',
  'Layer3Forwarding/GetDefaultConnectionService',
];

/** Which services and actions stand open (UDA 2.0 §2.5, §3.2), with UPnP off by the paths that players always have. */
export const controlSurface: Gatherer<'control-surface'> = {
  id: 'control-surface',
  concerns: 'any-device',
  async gather({ probe, kind, parts }) {
    const described = describedIn(parts)?.services ?? [];
    const services = servicesOf(kind, parts);
    if (services.length === 0 && !describedIn(parts))
      return unknown('not-asked', 'there is no description that names its services');
    probe.learn(services);
    const surface: ControlSurfacePart['services'][number][] = [];
    for (const service of described) surface.push(await surfaceOf(probe, service));
    const proofs: ControlProof[] = [];
    for (const service of services) proofs.push(...(await prove(probe, service)));
    return known({ services: surface, proofs }, [...new Set(proofs.flatMap(({ exchange }) => exchange))]);
  },
};

async function surfaceOf(
  probe: Probe,
  service: ExposedService,
): Promise<ControlSurfacePart['services'][number]> {
  const { serviceType, controlPath } = service;
  return { serviceType, controlPath, actions: actionsIn(probe, await probe.scpd(service)) };
}

function actionsIn(probe: Probe, asked: Asked): Observation<readonly string[]> {
  if (!asked.ok) return { known: false, why: asked.error };
  const { number, outcome } = asked.value;
  const fetched = readDocument(asked.value, actionNamesIn);
  if (fetched.kind === 'document') return known(fetched.document, [number]);
  if (fetched.kind === 'refused') {
    probe.conduct(`a service description was turned away: ${describeRefusal(fetched.refusal)}`, [number]);
    return unknown('malformed', describeRefusal(fetched.refusal), [number]);
  }
  if (outcome.kind === 'failure') return { known: false, why: whySilent(asked.value) };
  return unknown('denied', `the service description was answered with ${outcome.status}`, [number]);
}

async function prove(probe: Probe, service: ExposedService): Promise<readonly ControlProof[]> {
  const key = PROOFS.find((one) => readInvocation(one)?.service === serviceNameOf(service.serviceType));
  const action = key === undefined ? undefined : readInvocation(key)?.action;
  if (key === undefined || action === undefined) return [];
  const asked = await probe.read(service, key);
  return asked.ok ? [{ serviceType: service.serviceType, action, ...readProof(asked.value, action) }] : [];
}

function readProof(
  exchange: Parameters<typeof readAnswer>[0],
  action: string,
): Omit<ControlProof, 'serviceType' | 'action'> {
  const answer = readAnswer(exchange, action);
  const numbers = [exchange.number];
  const { outcome } = exchange;
  if (outcome.kind === 'failure') return { outcome: 'no-answer', exchange: numbers };
  const base = { status: outcome.status, exchange: numbers };
  if (answer.kind === 'result') return { outcome: 'answered', excerpt: excerptOf(answer.out), ...base };
  if (answer.kind === 'fault')
    return answer.code === NOT_AUTHORIZED
      ? { outcome: 'denied', upnpErrorCode: NOT_AUTHORIZED, ...base }
      : { outcome: 'fault', ...(answer.code === undefined ? {} : { upnpErrorCode: answer.code }), ...base };
  if (answer.kind === 'unavailable' && (outcome.status === 401 || outcome.status === 403))
    return { outcome: 'denied', ...base };
  return { outcome: answer.kind === 'unavailable' ? 'absent' : 'no-answer', ...base };
}

/** UDA 2.0 table 3-4: action not authorized. */
const NOT_AUTHORIZED = 606;

const excerptOf = (out: Readonly<Record<string, string>>): string =>
  Object.entries(out)
    .map(([name, value]) => `${name}=${value}`)
    .join(', ')
    .slice(0, 60);
