import type { Comparison } from '../comparison.ts';
import { below, renamed, type Fields } from '../fields/fields.ts';
import { jsonFields } from '../fields/json.ts';
import { xmlFields } from '../fields/xml.ts';
import { FIVE_ROOMS, WITH_LIVING_ROOM, WITH_THEATRE, WITHOUT_OFFICE } from '../houses/jishi.ts';
import {
  HA_TWO_MEMBERS,
  HKLAGES,
  ROOM_AND_THEATRE,
  RX_THEATRE,
  SOCO_BRIDGE,
  SOCO_FOUR_ROOMS,
} from '../houses/small.ts';
import { SIXTEEN_PLAYERS } from '../houses/wez.ts';
import { onStage, type Scene } from '../stage.ts';

const ANSWER = 'u:GetZoneGroupStateResponse/ZoneGroupState > ';

const topologyOf = (scene: Scene): Promise<Fields> =>
  onStage(scene, async ({ call }) =>
    below(xmlFields(await call('ZoneGroupTopology', 'GetZoneGroupState')), ANSWER),
  );

const eventOf = (scene: Scene): Promise<Fields> =>
  onStage(scene, async ({ firstEvent }) => xmlFields(await firstEvent('ZoneGroupTopology')));

interface Household {
  readonly recording: string;
  readonly build: string;
  readonly scene: Scene;
  readonly excerpt?: true;
}

const common = ({ recording, build, excerpt }: Household) =>
  ({
    recording,
    kind: 'topology',
    model: '',
    build,
    ...(excerpt ? { excerpt } : {}),
  }) as const;

/** A recorded document. */
const state = (household: Household): Comparison => ({
  ...common(household),
  recorded: xmlFields,
  simulated: () => topologyOf(household.scene),
});

/** A recorded event message, which carries all that the service tells. */
const event = (household: Household, mend: (text: string) => string = (text) => text): Comparison => ({
  ...common(household),
  recorded: (text) => xmlFields(mend(text)),
  simulated: () => eventOf(household.scene),
});

/** The groups as the parser of jishi/node-sonos-discovery gave them: names in small letters. */
const parsed = (household: Household): Comparison => ({
  ...common(household),
  recorded: (text) =>
    renamed(jsonFields({ zonegroup: JSON.parse(text) }), (path) =>
      path.endsWith('$name') ? undefined : path.replace('$attrs/', ''),
    ),
  simulated: async () =>
    renamed(below(await topologyOf(household.scene), 'ZoneGroups/'), (path) =>
      path.toLowerCase().replace('@', '/'),
    ),
});

/** The argument of hklages' cases is escaped once more than a document. */
const escapedCase = (name: string, scene: Scene): Comparison => ({
  recording: 'hklages__node-red-contrib-sonos-plus/testdata-parseZoneGroup.json',
  part: name,
  kind: 'topology',
  model: '',
  build: '61.1-83220',
  recorded: (text) => {
    const file: unknown = JSON.parse(text);
    const argument: unknown = Object(Object(file)[name]).ZoneGroupState;
    return below(xmlFields(`<argument>${String(argument)}</argument>`), 'argument > ');
  },
  simulated: () => topologyOf(scene),
});

/** The author lost the end tag of the last group. */
const closed = (text: string): string =>
  text.replace('&lt;/ZoneGroups&gt;', '&lt;/ZoneGroup&gt;&lt;/ZoneGroups&gt;');

/** The authors broke lines between `<` and the names of tags. */
const joined = (text: string): string => text.replaceAll(/&lt;\s+/g, '&lt;');

export const TOPOLOGY: readonly Comparison[] = [
  event({
    recording: 'jishi__node-sonos-discovery/zonegroupstate.xml',
    build: '31.8-24090',
    scene: FIVE_ROOMS,
  }),
  event(
    {
      recording: 'jishi__node-sonos-discovery/zonegroupstate_with_satellites.xml',
      build: '31.8-24090',
      scene: WITH_THEATRE,
      excerpt: true,
    },
    closed,
  ),
  parsed({
    recording: 'jishi__node-sonos-discovery/topology.json',
    build: '31.8-24090',
    scene: WITH_LIVING_ROOM,
    excerpt: true,
  }),
  parsed({
    recording: 'jishi__node-sonos-discovery/topology_without_office.json',
    build: '31.8-24090',
    scene: WITHOUT_OFFICE,
  }),
  event(
    { recording: 'SoCo__SoCo/inline/event_zonegrouptopology.xml', build: '28.1-83040', scene: SOCO_BRIDGE },
    joined,
  ),
  state({ recording: 'SoCo__SoCo/inline/zone_group_state.xml', build: '49.2-64250', scene: SOCO_FOUR_ROOMS }),
  state({
    recording: 'stefanrenne__RxSonosLib/inline/GroupRepositoryTest_L94.xml',
    build: '49.2-63270',
    scene: RX_THEATRE,
    excerpt: true,
  }),
  ...Object.entries(HKLAGES).map(([name, scene]) => escapedCase(name, scene)),
  state({ recording: 'rebuilt/zgs_two_members_70.4.xml', build: '70.4-36090', scene: HA_TWO_MEMBERS }),
  state({
    recording: 'wez__wez-sonos/zone_group_state_17_players.xml',
    build: '78.1-52020',
    scene: SIXTEEN_PLAYERS,
  }),
  ...['topology_test_L6', 'topology_test_L46', 'topology_test_L72', 'topology_client_test_L14'].map((name) =>
    state({
      recording: `steipete__sonoscli/inline/${name}.xml`,
      build: '97.1-80312',
      scene: ROOM_AND_THEATRE,
      excerpt: true,
    }),
  ),
];
