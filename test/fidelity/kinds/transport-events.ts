import { playerInUri } from '../../../src/sim/media/uri.ts';
import type { PlayerState } from '../../../src/sim/state/player.ts';
import type { Comparison } from '../comparison.ts';
import { queueOf, trackIn, type Solo } from '../situation.ts';
import { event, parsed, type Variable } from './transport.ts';
import { JISHI, OF_2016 } from './taken-from.ts';

type Situation = Omit<Solo, 'model' | 'build'>;

/** Plays a track of the queue, in the mode of the recording. */
const inQueue = (variable: Variable): Situation => {
  const place = Number(variable('currenttrack'));
  const next = variable('nexttrackmetadata');
  return {
    queue: queueOf(Number(variable('numberoftracks')), {
      [place]: trackIn(variable('currenttrackmetadata')),
      ...(next === '' ? {} : { [place + 1]: trackIn(next) }),
    }),
    arrange: (player) => {
      player.queue.enqueued = {
        uri: variable('enqueuedtransporturi'),
        metaData: variable('enqueuedtransporturimetadata'),
      };
      Object.assign(player.transport, {
        track: place,
        shuffleOrder: player.queue.tracks.map((_, index) => index),
      });
      takeModes(player, variable);
    },
  };
};

/** Plays what a controller named instead of the queue. */
const instead = (variable: Variable): Situation => ({
  arrange: (player) => {
    const uri = variable('avtransporturi') || variable('currenttrackuri');
    const uriMetaData = variable('avtransporturimetadata') || variable('enqueuedtransporturimetadata');
    Object.assign(player.transport, { uri, uriMetaData, track: 1 });
    takeModes(player, variable);
  },
});

function takeModes({ transport }: PlayerState, variable: Variable): void {
  transport.state = stateOf(variable('transportstate'));
  transport.playMode = variable('currentplaymode');
  transport.crossfade = variable('currentcrossfademode') === '1';
}

const STATES = ['STOPPED', 'PLAYING', 'PAUSED_PLAYBACK', 'TRANSITIONING'] as const;

const stateOf = (text: string): (typeof STATES)[number] =>
  STATES.find((state) => state === text) ?? 'STOPPED';

export const TRANSPORT: readonly Comparison[] = [
  event({ recording: `${JISHI}/avtransportlastchange.xml`, ...OF_2016, situation: inQueue }),
  parsed({ recording: `${JISHI}/avtransportlastchange.json`, ...OF_2016, situation: inQueue }),
  parsed({ recording: `${JISHI}/avtransportlastchange_radio.json`, ...OF_2016, situation: instead }),
  parsed({
    recording: `${JISHI}/avtransportlastchange_custom_radio.json`,
    model: 'S1',
    build: '39.4-48021',
    taken: 'not told; the first build known to have the variables of Direct Control',
    situation: instead,
  }),
  parsed({
    recording: `${JISHI}/avtransportlastchange_google_cast.json`,
    model: 'S1',
    build: '34.16-37101',
    taken: 'not told; a link in it is of November 2016',
    excerpt: true,
    situation: instead,
  }),
  parsed({
    recording: `${JISHI}/avtransportlastchange_airplay.json`,
    model: 'S6',
    build: '49.2-64250',
    taken: 'not told; AirPlay came in July 2018',
    excerpt: true,
    situation: instead,
  }),
  parsed({
    recording: `${JISHI}/avtransportlastchange_subsonic.json`,
    model: 'S1',
    build: '56.0-76060',
    taken: 'not told; a link in it is of March 2020',
    excerpt: true,
    situation: inQueue,
  }),
  event({
    recording: 'SoCo__SoCo/data_structures_entry_integration/source_linein.xml',
    model: 'S16',
    build: '63.2-90210',
    taken: 'not told; recorded in 2021 on a player of generation 2',
    situation: (variable) => ({
      ...instead(variable),
      player: {
        id: playerInUri(variable('avtransporturi')),
        lineIn: { name: 'Audio Component' },
      },
    }),
  }),
  event({
    recording: 'svrooij__node-sonos-ts/inline/av-transport.service.test_L367.xml',
    model: 'S5',
    build: '56.0-76060',
    taken: 'not told here; other answers of the same author are of a Play:5 on 56.0',
    excerpt: true,
    situation: (variable) => ({
      queue: queueOf(300, {}),
      arrange: (player) => {
        player.transport.track = Number(variable('currenttrack'));
        takeModes(player, variable);
      },
    }),
  }),
  ...['149', '878'].map((line) =>
    event({
      recording: `svrooij__node-sonos-ts/inline/sonos-device-notification.test_L${line}.xml`,
      model: 'S5',
      build: '56.0-76060',
      taken: 'not told here; other answers of the same author are of a Play:5 on 56.0',
      excerpt: true,
      situation: inQueue,
    }),
  ),
  event({
    recording: 'steipete__sonoscli/inline/event_parse_test_L29.xml',
    model: 'S18',
    build: '97.1-80312',
    taken: 'its author made it up; any model will do',
    excerpt: true,
    situation: () => ({
      queue: [{ title: 'Track', uri: 'x-sonos-spotify:spotify%3atrack%3aabc' }],
      arrange: ({ transport }) => void Object.assign(transport, { state: 'PLAYING' }),
    }),
  }),
];
