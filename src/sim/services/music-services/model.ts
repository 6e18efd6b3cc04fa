import type { MusicServiceState } from '../../state/household.ts';
import { attributes } from '../../xml/escape.ts';
import { type ActionModel, done, fault, type ServiceModel } from '../../world.ts';

/** Attributes in the order of the recorded list (SoCo available_service_descriptor_list.xml). */
const describe = (service: MusicServiceState): string =>
  `<Service${attributes({
    Id: String(service.id),
    Name: service.name,
    Version: service.version,
    Uri: service.uri,
    SecureUri: service.secureUri,
    ContainerType: service.containerType,
    Capabilities: service.capabilities,
    MaxMessagingChars: '0',
  })}><Policy${attributes({ Auth: service.auth, PollInterval: '30' })}/><Presentation/></Service>`;

/** The type of a service is its id times 256 plus 7 (SoCo music_services). */
const typeOf = (service: MusicServiceState): number => service.id * 256 + 7;

const listAvailableServices: ActionModel = ({ world: { household }, player }) =>
  done({
    AvailableServiceDescriptorList: `<Services SchemaVersion="1">${household.musicServices.map(describe).join('')}</Services>`,
    AvailableServiceTypeList: household.musicServices.map((service) => String(typeOf(service))).join(','),
    AvailableServiceListVersion: `${player.id}:1`,
  });

/** Left out: GetSessionId hands out a session of a music service, which a simulated household has none of; it refuses. */
export const musicServices: ServiceModel = {
  service: 'MusicServices',
  actions: {
    ListAvailableServices: listAvailableServices,
    UpdateAvailableServices: () => done(),
    GetSessionId: () => fault(806),
  },
  acknowledged: {
    UpdateAvailableServices: 'the list comes from the vendor, whom a simulated household does not ask',
  },
  evented: (_, player) => ({ kind: 'plain', variables: { ServiceListVersion: `${player.id}:1` } }),
};
