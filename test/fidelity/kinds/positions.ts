import type { Comparison } from '../comparison.ts';
import { queueOf } from '../situation.ts';
import { answer, dictionary, inQueue, instead, values } from './position.ts';
import { MADE_UP, OF_2019, SVROOIJ } from './taken-from.ts';

const RX = 'stefanrenne__RxSonosLib/inline/TransportRepositoryTest';
const OF_2018 = {
  build: '40.5-48230',
  taken: 'not told; a link in another answer is of March 2018',
} as const;

const SOCO = 'SoCo__SoCo/media_metadata_payloads';
const OF_2021 = { model: 'S1', build: '63.2-90210', taken: 'not told; kept by SoCo in 2021' } as const;
const POSITION = 'GetPositionInfo' as const;
const MEDIA = 'GetMediaInfo' as const;

/** So many tracks, whichever. */
const long = (count: number) => ({ queue: () => queueOf(count, {}) });

export const POSITIONS: readonly Comparison[] = [
  answer({
    recording: 'jishi__node-sonos-discovery/getpositioninfo.xml',
    model: 'S1',
    build: '31.8-24090',
    taken: 'model not told; the build is that of the same household',
    action: POSITION,
    ...inQueue,
  }),
  values({
    recording: `${SVROOIJ}/av-transport.service.test_L171.xml`,
    ...OF_2019,
    action: MEDIA,
    ...long(300),
  }),
  values({
    recording: `${SVROOIJ}/sonos-device-notification.test_L58.xml`,
    ...OF_2019,
    action: MEDIA,
    ...long(51),
  }),
  values({ recording: `${SVROOIJ}/test-helpers_L187.xml`, ...OF_2019, action: MEDIA, ...long(70) }),
  ...['av-transport.service.test_L187', 'sonos-device-notification.test_L68', 'test-helpers_L197'].map(
    (name) => values({ recording: `${SVROOIJ}/${name}.xml`, ...OF_2019, action: POSITION, ...inQueue }),
  ),
  values({ recording: `${RX}_L230.xml`, model: 'S9', ...OF_2018, action: MEDIA, ...long(473) }),
  values({ recording: `${RX}_L234.xml`, model: 'S9', ...OF_2018, action: POSITION, ...inQueue }),
  values({ recording: `${RX}_L238.xml`, model: 'S9', ...OF_2018, action: MEDIA, ...instead }),
  values({
    recording: `${RX}_L242.xml`,
    model: 'S9',
    ...OF_2018,
    action: POSITION,
    unordered: true,
    ...instead,
  }),
  values({ recording: `${RX}_L246.xml`, model: 'S9', ...OF_2018, action: MEDIA, ...instead }),
  values({ recording: `${RX}_L250.xml`, model: 'S9', ...OF_2018, action: POSITION, ...instead }),
  values({ recording: `${RX}_L254.xml`, model: 'S9', ...OF_2018, action: MEDIA, ...long(1) }),
  values({ recording: `${RX}_L258.xml`, model: 'S9', ...OF_2018, action: POSITION, ...inQueue }),
  ...['bbc', 'tunein', 'tunein_2'].map((name) =>
    dictionary({ recording: `${SOCO}/${name}.json`, ...OF_2021, action: POSITION, ...instead }),
  ),
  ...['pandora', 'sonos_radio'].map((name) =>
    dictionary({
      recording: `${SOCO}/${name}.json`,
      ...OF_2021,
      action: POSITION,
      arrange: (player, value) => {
        instead.arrange(player, value);
        // The service told the track; a simulated player has it from whoever started it.
        player.transport.uriMetaData = value('TrackMetaData');
      },
    }),
  ),
  dictionary({ recording: `${SOCO}/cifs.json`, ...OF_2021, action: POSITION, ...inQueue }),
  answer({
    recording: 'steipete__sonoscli/inline/avtransport_more_test_L22.xml',
    ...MADE_UP,
    action: POSITION,
    queue: () => queueOf(5, { 5: { title: 'Track', uri: 'x-sonos-spotify:foo', seconds: 201 } }),
    arrange: inQueue.arrange,
  }),
  answer({
    recording: 'steipete__sonoscli/inline/avtransport_more_test_L35.xml',
    ...MADE_UP,
    action: 'GetTransportInfo',
    arrange: ({ transport }) => void (transport.state = 'PLAYING'),
  }),
];
