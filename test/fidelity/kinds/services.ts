import type { MusicServiceState } from '../../../src/sim/state/household.ts';
import type { Comparison } from '../comparison.ts';
import { below, type Fields } from '../fields/fields.ts';
import { xmlFields } from '../fields/xml.ts';
import { solo } from '../situation.ts';
import { onStage } from '../stage.ts';
import { servicesAsFields, servicesIn, servicesOf } from './music-services.ts';

const ANSWER = 'u:ListAvailableServicesResponse/';
const LIST = `${ANSWER}AvailableServiceDescriptorList > `;

type Source = Pick<Comparison, 'recording' | 'model' | 'build' | 'taken'>;

/** The services of the recording are put into the household; how a player lists them is compared. */
const listed = ({ model, build }: Source, services: readonly MusicServiceState[]): Promise<Fields> =>
  onStage(
    solo({ model, build, arrange: (_, { state }) => void (state.musicServices = [...services]) }),
    async ({ call }) => xmlFields(await call('MusicServices', 'ListAvailableServices')),
  );

const answer = (source: Source): Comparison => ({
  ...source,
  kind: 'services',
  recorded: xmlFields,
  simulated: (text) => listed(source, servicesIn(text)),
});

const list = (source: Source): Comparison => ({
  ...source,
  kind: 'services',
  recorded: xmlFields,
  simulated: async (text) => below(await listed(source, servicesIn(text)), LIST),
});

/** As svrooij/sonos-api-docs keeps it: objects by the names of elements and attributes. */
const json = (source: Source): Comparison => ({
  ...source,
  kind: 'services',
  unordered: true,
  recorded: servicesAsFields,
  simulated: async (text) => {
    const services = servicesOf(JSON.parse(text));
    return below(await listed(source, services), `${LIST}Services/`);
  },
});

export const SERVICE_LISTS: readonly Comparison[] = [
  answer({
    recording: 'jishi__node-sonos-discovery/listavailableservices.xml',
    model: 'S1',
    build: '31.8-24090',
    taken: 'model not told; the build is that of the same household',
  }),
  list({
    recording: 'SoCo__SoCo/inline/available_service_descriptor_list.xml',
    model: 'S5',
    build: '28.1-83040',
    taken: 'not told; kept by SoCo since 2015',
  }),
  list({
    recording: 'stefanrenne__RxSonosLib/inline/MusicProvidersRepositoryTests_L99.xml',
    model: 'S9',
    build: '40.5-48230',
    taken: 'not told; a link in another answer is of March 2018',
  }),
  json({
    recording: 'svrooij__sonos-api-docs/music-services.json',
    model: 'S18',
    build: '95.0-77060',
    taken: 'not told; kept beside the dumps of 95.0',
  }),
];
