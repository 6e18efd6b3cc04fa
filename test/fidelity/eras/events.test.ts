import { expect, it } from 'vitest';
import type { PlayerState } from '../../../src/sim/state/player.ts';
import type { RunningHousehold } from '../../../src/sim/household.ts';
import { xmlFields } from '../fields/xml.ts';
import { masked } from '../masks.ts';
import { solo, type Solo } from '../situation.ts';
import { onStage } from '../stage.ts';
import { expectations } from './expectations.ts';

const SPOTIFY = 'x-sonos-spotify:spotify%3atrack%3a0FixtureSpotifyTrack1?sid=12&flags=8224&sn=1';

const METADATA =
  '<DIDL-Lite xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:upnp="urn:schemas-upnp-org:metadata-1-0/upnp/" ' +
  'xmlns:r="urn:schemas-rinconnetworks-com:metadata-1-0/" xmlns="urn:schemas-upnp-org:metadata-1-0/DIDL-Lite/">' +
  '<item id="10032020spotify%3atrack%3a0FixtureSpotifyTrack1" parentID="-1" restricted="true"><dc:title>Title 1</dc:title>' +
  '<upnp:class>object.item.audioItem.musicTrack</upnp:class>' +
  '<desc id="cdudn" nameSpace="urn:schemas-rinconnetworks-com:metadata-1-0/">SA_RINCON3079_X_#Svc3079-0-Token</desc></item></DIDL-Lite>';

const set = (player: PlayerState, transport: Partial<PlayerState['transport']>): void =>
  void Object.assign(player.transport, transport);

/** What the recordings show; a player at rest where nothing is said here. */
const SHOWN: Readonly<Record<string, Omit<Solo, 'model' | 'build'>>> = {
  'AVTransport 57.23-74170': {
    arrange: (player) => set(player, { uri: SPOTIFY, uriMetaData: METADATA, track: 1 }),
  },
  'AVTransport 86.10-80260': { arrange: (player) => set(player, { uri: '', track: 0 }) },
  'AlarmClock 56.0-76060': { arrange: (_, { state }) => setClock(state.clock) },
  'AudioIn 56.0-76060': { player: { lineIn: { name: 'Audio Component', connected: true } } },
  'DeviceProperties 56.0-76060': {
    arrange: (player) => {
      player.device.wifiEnabled = false;
      set(player, { state: 'PLAYING' });
    },
  },
  'GroupRenderingControl 57.23-74170': { arrange: ({ rendering }) => void (rendering.volume.Master = 13) },
  'RenderingControl 57.23-74170': { arrange: ({ rendering }) => void (rendering.volume.Master = 18) },
  'SystemProperties 56.0-76060': {
    arrange: (_, { state }) => void (state.registration.customerId = '111xxx'),
  },
};

const setClock = (clock: RunningHousehold['state']['clock']): void =>
  void Object.assign(clock, {
    timeZone: 'ffc40a000503000003000502ffc4',
    timeFormat: '24H',
    dateFormat: 'DMY',
    dailyIndexRefreshTime: '06:00:00',
  });

/**
 * Left out: what a music service told of its track, for a simulated player has nobody to ask, and the container that changed
 * last, for it always names the queue (`differences.yaml`).
 */
const LEFT_OUT = /CurrentTrackDuration|(res@duration|dc:creator|upnp:album) |ContainerUpdateIDs/;

it.each(expectations('events'))(
  'first event of $name on $build: $source',
  async ({ name, model, build, lines }) => {
    const scene = solo({ model, build, ...SHOWN[`${name} ${build}`] });
    const body = await onStage(scene, ({ firstEvent }) => firstEvent(name));
    const told = [...xmlFields(body)].map(([path, value]) => `${path} ${masked(path, value)}`.trimEnd());
    const kept = (all: readonly string[]) => all.filter((line) => !LEFT_OUT.test(line));
    expect(kept(told)).toEqual(kept(lines));
  },
);
