import type { RunningHousehold } from '../../../src/sim/household.ts';
import type { PlayerState } from '../../../src/sim/state/player.ts';
import type { Comparison } from '../comparison.ts';
import { xmlFields } from '../fields/xml.ts';
import { onStage, type Scene } from '../stage.ts';
import { JISHI, OF_2016, OF_2019, SVROOIJ } from './taken-from.ts';

interface Told extends Pick<Comparison, 'recording' | 'model' | 'build' | 'taken' | 'excerpt'> {
  readonly service: string;
  readonly scene?: Partial<Scene['definition']>;
  readonly arrange?: (house: RunningHousehold) => void;
  /** The message is the one that follows this, not the first. */
  readonly change?: (house: RunningHousehold) => void;
}

const event = ({ service, scene, arrange, change, ...told }: Told): Comparison => ({
  ...told,
  kind: 'event',
  recorded: xmlFields,
  simulated: () =>
    onStage(
      {
        definition: {
          rooms: [{ name: 'Room', players: [{ model: told.model, build: told.build }] }],
          ...scene,
        },
        ...(arrange ? { arrange } : {}),
      },
      async (stage) =>
        xmlFields(change ? await stage.eventAfter(service, change) : await stage.firstEvent(service)),
    ),
});

/** Nobody's, as in the recording: CreateQueue makes queues of an owner only. */
const giveSecondQueue = (player: PlayerState): void =>
  void (player.ownedQueues = [{ id: 1, owner: '', context: '', policy: '', updateId: 0, tracks: [] }]);

export const EVENTS: readonly Comparison[] = [
  event({
    recording: `${JISHI}/favoritechange.xml`,
    ...OF_2016,
    service: 'ContentDirectory',
    change: ({ state }) => void (state.updateIds.favorites += 1),
  }),
  event({
    recording: `${JISHI}/queuechange.xml`,
    ...OF_2016,
    service: 'ContentDirectory',
    change: ({ state }) => {
      for (const { queue } of Object.values(state.players)) queue.updateId += 1;
    },
  }),
  event({
    recording: `${SVROOIJ}/queue.service.test_L32.xml`,
    ...OF_2019,
    service: 'Queue',
    arrange: ({ state }) => Object.values(state.players).forEach(giveSecondQueue),
  }),
  event({
    recording: `${SVROOIJ}/alarm-clock.service.test_L254.xml`,
    ...OF_2019,
    service: 'AlarmClock',
    scene: { time: { zone: 'ffc40a000503000003000502ffc4', format: '24H', dateFormat: 'DMY' } },
    arrange: ({ state }) => void (state.clock.dailyIndexRefreshTime = '06:00:00'),
  }),
  event({
    recording: `${SVROOIJ}/audio-in.service.test_L44.xml`,
    ...OF_2019,
    service: 'AudioIn',
    scene: {
      rooms: [
        {
          name: 'Room',
          players: [
            { model: 'S5', build: OF_2019.build, lineIn: { name: 'Audio Component', connected: true } },
          ],
        },
      ],
    },
  }),
  event({
    recording: `${SVROOIJ}/connection-manager.service.test_L55.xml`,
    ...OF_2019,
    service: 'ConnectionManager',
  }),
  event({
    recording: `${SVROOIJ}/device-properties.service.test_L118.xml`,
    ...OF_2019,
    service: 'DeviceProperties',
    arrange: ({ state }) => {
      for (const player of Object.values(state.players)) {
        player.device.wifiEnabled = false;
        player.transport.state = 'PLAYING';
      }
    },
  }),
  event({
    recording: `${SVROOIJ}/system-properties.service.test_L221.xml`,
    ...OF_2019,
    service: 'SystemProperties',
    scene: { registration: { customerId: '111xxx' } },
  }),
];
