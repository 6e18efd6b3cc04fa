import { parseBuild } from '../../../base/build.ts';
import type { LinkedFileState, MusicServiceState } from '../../state/household.ts';
import { attributes } from '../../xml/escape.ts';
import { type ActionModel, done, fault, type ServiceModel } from '../../world.ts';

/**
 * Attributes in the order of the recorded lists (28.1, 31.8, 40.5, 95.0). `MaxMessagingChars` is on 28.1 and not on 31.8; a
 * `Manifest` stands in place of `Presentation` on newer ones.
 */
const describe = (service: MusicServiceState, build: string): string =>
  `<Service${attributes({
    Id: String(service.id),
    Name: service.name,
    Version: service.version,
    Uri: service.uri,
    SecureUri: service.secureUri,
    ContainerType: service.containerType,
    Capabilities: service.capabilities,
    MaxMessagingChars: (parseBuild(build)?.major ?? 0) < 31 ? '0' : undefined,
  })}><Policy${attributes({ Auth: service.auth, PollInterval: service.pollInterval ?? '30' })}/>${files(service)}</Service>`;

function files({ strings, presentationMap, manifest }: MusicServiceState): string {
  const told = `${linked('Strings', strings)}${linked('PresentationMap', presentationMap)}`;
  if (told === '') return manifest ? linked('Manifest', manifest) : '<Presentation/>';
  return `<Presentation>${told}</Presentation>${linked('Manifest', manifest)}`;
}

const linked = (name: string, file: LinkedFileState | undefined): string =>
  file ? `<${name}${attributes({ Version: file.version, Uri: file.uri })}/>` : '';

/** The type of a service is its id times 256 plus 7 (SoCo music_services). */
const typeOf = (service: MusicServiceState): number => service.id * 256 + 7;

/** Listed and not among the types, for nobody has to add it (31.8: 39 services, 38 types). */
const TUNE_IN = 254;

const listAvailableServices: ActionModel = ({ world: { household }, player }) =>
  done({
    AvailableServiceDescriptorList: `<Services SchemaVersion="1">${household.musicServices.map((service) => describe(service, player.build)).join('')}</Services>`,
    AvailableServiceTypeList: household.musicServices
      .filter(({ id }) => id !== TUNE_IN)
      .map((service) => String(typeOf(service)))
      .join(','),
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
