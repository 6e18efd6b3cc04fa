import type { ServiceFacts, ServicePlace } from '../../catalog/service-facts.ts';
import type { PlayerKind } from '../player-kind.ts';
import { leaf } from '../xml/escape.ts';

/**
 * Order of the recorded descriptions (S5 49.2, S23 78.1, S13 97.1). Unsure: the place of HTControl, which none of the
 * three has.
 */
const ORDER: Readonly<Record<ServicePlace, readonly string[]>> = {
  root: [
    'AlarmClock',
    'MusicServices',
    'AudioIn',
    'DeviceProperties',
    'SystemProperties',
    'ZoneGroupTopology',
    'GroupManagement',
    'HTControl',
    'QPlay',
  ],
  MediaServer: ['ContentDirectory', 'ConnectionManager'],
  MediaRenderer: [
    'RenderingControl',
    'ConnectionManager',
    'AVTransport',
    'Queue',
    'GroupRenderingControl',
    'VirtualLineIn',
  ],
};

/** A service where a description lists it. */
export interface ListedService {
  readonly place: ServicePlace;
  readonly facts: ServiceFacts;
  readonly controlPath: string;
  readonly eventPath: string;
}

/** The services of a device in the order of its description; ConnectionManager stands in two places. */
export function listedServices(kind: PlayerKind, place: ServicePlace): readonly ListedService[] {
  return ORDER[place].flatMap((name) => {
    const facts = kind.services.find((service) => service.name === name);
    const at = facts && [facts, facts.alsoAt].find((candidate) => candidate?.device === place);
    return facts && at ? [{ place, facts, controlPath: at.controlPath, eventPath: at.eventPath }] : [];
  });
}

export const renderServiceList = (kind: PlayerKind, place: ServicePlace): string =>
  `<serviceList>\n${listedServices(kind, place).map(renderService).join('')}</serviceList>\n`;

const renderService = ({ facts, controlPath, eventPath }: ListedService): string =>
  `<service>\n${leaf('serviceType', facts.serviceType)}\n${leaf('serviceId', facts.serviceId)}\n` +
  `${leaf('controlURL', controlPath)}\n${leaf('eventSubURL', eventPath)}\n${leaf('SCPDURL', facts.scpdPath)}\n</service>\n`;
