import { known, unknown } from '../evidence/observation.ts';
import { serviceNamed, servicesOf } from './described.ts';
import type { Gatherer } from './gatherer.ts';

/** Services whose first event message is small and says nothing private, in the order of preference; a Bridge has the last alone. */
const PREFERRED = [
  'RenderingControl',
  'GroupRenderingControl',
  'ConnectionManager',
  'WANIPConnection',
  'GroupManagement',
];

/** CallStranger (CVE-2020-12695), asked with two own addresses: no third party is ever named. */
export const eventCallback: Gatherer<'event-callback'> = {
  id: 'event-callback',
  concerns: 'any-device',
  async gather({ probe, kind, parts }) {
    const services = servicesOf(kind, parts).filter(({ eventPath }) => eventPath !== '');
    const service =
      PREFERRED.map((name) => serviceNamed(services, name)).find((found) => found !== undefined) ??
      services[0];
    if (!service) return unknown('not-asked', 'it describes no service with events');
    const asked = await probe.subscribeOwn(service);
    if (!asked.ok) return { known: false, why: asked.error };
    const { exchange, ...facts } = asked.value;
    return known({ serviceType: service.serviceType, ...facts }, exchange);
  },
};
