import { describeRefusal } from '../../base/refusal.ts';
import { readDocument } from '../../upnp/describe.ts';
import type { ControlProof, ControlSurfacePart } from '../evidence/control-surface.ts';
import type { ExposedService } from '../evidence/description.ts';
import { known, type Observation, unknown } from '../evidence/observation.ts';
import type { Asked, Probe } from '../permit/probe.ts';
import { readInvocation } from '../permit/reads.ts';
import { whySilent } from './asker.ts';
import { describedIn, servicesOf } from './described.ts';
import type { Gatherer } from './gatherer.ts';
import { proofFor } from './proofs.ts';
import { readCall } from './read-call.ts';
import { actionNamesIn } from './scpd-actions.ts';

type Surface = ControlSurfacePart['services'][number];

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
    const surface: Surface[] = [];
    for (const service of described) surface.push(await surfaceOf(probe, service));
    const proofs: ControlProof[] = [];
    for (const service of services) proofs.push(...(await prove(probe, service)));
    return known({ services: surface, proofs }, [...new Set(proofs.flatMap(({ exchange }) => exchange))]);
  },
};

async function surfaceOf(probe: Probe, service: ExposedService): Promise<Surface> {
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
  const kind = outcome.status === 401 || outcome.status === 403 ? 'denied' : 'unexpected';
  return unknown(kind, `the service description was answered with ${outcome.status}`, [number]);
}

async function prove(probe: Probe, service: ExposedService): Promise<readonly ControlProof[]> {
  const proof = proofFor(service.serviceType);
  const call = proof && readInvocation(proof.read);
  if (!proof || !call) return [];
  const { action } = call;
  const { out, ...facts } = readCall(await probe.read(service, proof.read), action);
  const excerpt = out && excerptOf(out, proof.values);
  return [
    { serviceType: service.serviceType, action, ...facts, ...(excerpt === undefined ? {} : { excerpt }) },
  ];
}

const excerptOf = (out: Readonly<Record<string, string>>, values: 'shown' | 'personal'): string =>
  Object.entries(out)
    .map(([name, value]) => (values === 'shown' ? `${name}=${value}` : name))
    .join(', ')
    .slice(0, 60);
