import type { ExposedService, ServedDescription } from '../evidence/description.ts';
import type { DeviceKind, EvidenceParts } from '../evidence/device.ts';
import { serviceNameOf } from '../permit/reads.ts';
import { USUAL_SERVICES } from './usual-services.ts';

/** The description among the evidence so far, if one was served. */
export function describedIn({ description }: EvidenceParts): ServedDescription | undefined {
  if (!description?.known || description.value.kind !== 'served') return undefined;
  return description.value;
}

export const serviceNamed = (
  services: readonly ExposedService[] | undefined,
  name: string,
): ExposedService | undefined => services?.find(({ serviceType }) => serviceNameOf(serviceType) === name);

/** The services that may be asked: those described, or for a player that refuses its description the usual ones. */
export function servicesOf(kind: DeviceKind, parts: EvidenceParts): readonly ExposedService[] {
  const described = describedIn(parts);
  if (described) return described.services;
  return kind === 'player' && parts.description?.known ? USUAL_SERVICES : [];
}
