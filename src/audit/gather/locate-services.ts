import { type Location, pathWithin } from '../../upnp/location.ts';
import type { DeviceDescription, ServiceReference } from '../../wire/description/device.ts';
import type { ExposedService } from '../evidence/description.ts';

export interface LocatedServices {
  readonly services: readonly ExposedService[];
  /** Types of services whose paths lie elsewhere: addresses that a description names are never followed. */
  readonly leftOut: readonly string[];
}

/** The services of a root device and of all devices inside it, by their paths on the device itself. */
export function locateServices(root: DeviceDescription, base: Location): LocatedServices {
  const located = allServices(root).map((service) => ({ service, place: placeOf(service, base) }));
  return {
    services: located.flatMap(({ place }) => place ?? []),
    leftOut: located.flatMap(({ service, place }) => (place ? [] : service.serviceType)),
  };
}

const allServices = ({ services, devices }: DeviceDescription): readonly ServiceReference[] => [
  ...services,
  ...devices.flatMap(allServices),
];

function placeOf(
  { serviceType, serviceId, ...urls }: ServiceReference,
  base: Location,
): ExposedService | undefined {
  const scpdPath = pathWithin(urls.scpdUrl, base);
  const controlPath = pathWithin(urls.controlUrl, base);
  // Services without events have an empty eventSubURL (UDA 2.0 §2.3).
  const eventPath = urls.eventSubUrl === '' ? undefined : pathWithin(urls.eventSubUrl, base);
  if (!scpdPath.ok || !controlPath.ok || eventPath?.ok === false) return undefined;
  return {
    serviceType,
    serviceId,
    scpdPath: scpdPath.value,
    controlPath: controlPath.value,
    eventPath: eventPath?.value ?? '',
  };
}
