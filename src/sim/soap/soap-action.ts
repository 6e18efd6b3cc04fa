import type { ServiceShape } from '../player-kind.ts';

/**
 * True when SOAPACTION is there and names another service than the control URL. Quotes may be missing (SoCo).
 * Unsure: what players do without the header; here they go by the body.
 */
export function isForOtherService(header: string | undefined, service: ServiceShape): boolean {
  if (header === undefined) return false;
  const [serviceType] = header.trim().replaceAll('"', '').split('#');
  return serviceType !== service.facts.serviceType;
}
