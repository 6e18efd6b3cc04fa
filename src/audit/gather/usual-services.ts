import type { ExposedService } from '../evidence/description.ts';

/**
 * Where players have always had these services. Asked when the description is refused: what a player answers there
 * tells whether control and eventing are refused too.
 */
export const USUAL_SERVICES: readonly ExposedService[] = [
  usual('DeviceProperties', ''),
  usual('RenderingControl', '/MediaRenderer'),
];

function usual(name: string, prefix: string): ExposedService {
  return {
    serviceType: `urn:schemas-upnp-org:service:${name}:1`,
    serviceId: `urn:upnp-org:serviceId:${name}`,
    scpdPath: `/xml/${name}1.xml`,
    controlPath: `${prefix}/${name}/Control`,
    eventPath: `${prefix}/${name}/Event`,
  };
}
