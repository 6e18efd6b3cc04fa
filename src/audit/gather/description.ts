import { describeRefusal } from '../../base/refusal.ts';
import { readDocument } from '../../upnp/describe.ts';
import type { Exchange } from '../../upnp/exchange.ts';
import { type Location, pathWithin } from '../../upnp/location.ts';
import type { DeviceDescription, ServiceReference } from '../../wire/description/device.ts';
import { parseDescription } from '../../wire/description/parse.ts';
import { headerOf } from '../../wire/http/headers.ts';
import type { DescriptionPart, ExposedService } from '../evidence/description.ts';
import { known, type Observation, unknown } from '../evidence/observation.ts';
import { whySilent } from './asker.ts';
import type { Gatherer } from './gatherer.ts';

/** The device description (UDA 2.0 §2.3). With UPnP off players answer 403 here, and that is worth knowing too. */
export const description: Gatherer<'description'> = {
  id: 'description',
  concerns: 'any-device',
  async gather({ probe }) {
    const asked = await probe.describe();
    if (!asked.ok) return { known: false, why: asked.error };
    const part = readPart(asked.value);
    if (part.known && part.value.kind === 'served') probe.learn(part.value.services);
    if (!part.known && part.why.kind === 'malformed')
      probe.conduct(`its description was turned away: ${part.why.text}`, part.why.exchange);
    return part;
  },
};

function readPart(exchange: Exchange): Observation<DescriptionPart> {
  const { outcome, number, target, request } = exchange;
  if (outcome.kind === 'failure') return { known: false, why: whySilent(exchange) };
  const server = headerOf(outcome.headers, 'SERVER');
  const base = { path: request.target, ...(server === undefined ? {} : { server: server.slice(0, 200) }) };
  const fetched = readDocument(exchange, parseDescription);
  if (fetched.kind === 'unavailable')
    return known({ kind: 'denied', ...base, status: outcome.status }, [number]);
  if (fetched.kind === 'refused') return unknown('malformed', describeRefusal(fetched.refusal), [number]);
  return known(
    { kind: 'served', ...base, ...factsOf(fetched.document, { endpoint: target, path: request.target }) },
    [number],
  );
}

const factsOf = (root: DeviceDescription, base: Location) => ({
  deviceType: root.deviceType,
  udn: root.udn,
  friendlyName: root.friendlyName,
  manufacturer: root.manufacturer,
  modelName: root.modelName,
  modelNumber: root.modelNumber ?? '',
  fields: root.extra.map(([name, value]) => ({ name, value })),
  services: allServices(root).flatMap((service) => exposed(service, base)),
});

const allServices = ({ services, devices }: DeviceDescription): readonly ServiceReference[] => [
  ...services,
  ...devices.flatMap(allServices),
];

/** A service whose paths lie elsewhere is not asked: addresses that a description names are never followed. */
function exposed(
  { serviceType, serviceId, ...urls }: ServiceReference,
  base: Location,
): readonly ExposedService[] {
  const scpdPath = pathWithin(urls.scpdUrl, base);
  const controlPath = pathWithin(urls.controlUrl, base);
  // Services without events have an empty eventSubURL (UDA 2.0 §2.3).
  const eventPath = urls.eventSubUrl === '' ? undefined : pathWithin(urls.eventSubUrl, base);
  if (!scpdPath.ok || !controlPath.ok || eventPath?.ok === false) return [];
  return [
    {
      serviceType,
      serviceId,
      scpdPath: scpdPath.value,
      controlPath: controlPath.value,
      eventPath: eventPath?.value ?? '',
    },
  ];
}
