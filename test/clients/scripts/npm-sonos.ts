// A tour through a household with npm `sonos`, unmodified: what programs built on it do. Prints each step's outcome.
import { once } from 'node:events';
import sonos from 'sonos';
import { readInput, serveMedia, settled, walk } from './tour.ts';

const input = readInput();
const { Sonos, AsyncDeviceDiscovery, Listener } = sonos;
const player = new Sonos(input.player);
const other = new Sonos(input.other.address);
const media = await serveMedia(input.own);

const nameOf = (uri: unknown): unknown => (typeof uri === 'string' ? uri.split('/').at(-1) : uri);
const queued = async () => (await player.getQueue()).items?.map((item) => nameOf(item.uri)) ?? [];
const state = (wanted: string) =>
  settled(
    () => player.getCurrentState(),
    (now) => now === wanted,
  );
const track = async () => nameOf((await player.currentTrack())['uri']);
const groups = async () =>
  (await player.getAllGroups())
    .map((group) =>
      group.ZoneGroupMember.map((member) => member.ZoneName)
        .sort()
        .join(' + '),
    )
    .sort();
const favorite = async (title: string) =>
  (await player.getFavorites()).items.find((item) => item.title === title)?.uri ?? '';
const isOfService = (uri: unknown): boolean => typeof uri === 'string' && uri.includes('?sid=12&');
const playlistNumber = (id: string): string => id.replace('SQ:', '');

const discover = async () => {
  const found = await new AsyncDeviceDiscovery().discoverMultiple({ timeout: 3000 });
  return found.map((device) => device.host).sort();
};

let playlist = '';
let alarm = '';

await walk({
  ...(input.discover ? { discover } : {}),
  describe: async () => {
    const { roomName, modelNumber, softwareVersion } = await player.deviceDescription();
    return { roomName, modelNumber, softwareVersion };
  },
  name: () => player.getName(),
  zoneInfo: async () => (await player.getZoneInfo())['IPAddress'],
  spotify: async () => {
    const { status, remoteName } = await player.getSpotifyConnectInfo();
    return [status, remoteName];
  },
  volume: async () => {
    await player.setVolume(23);
    return player.getVolume();
  },
  mute: async () => {
    await player.setMuted(true);
    const muted = await player.getMuted();
    await player.setMuted(false);
    return [muted, await player.getMuted()];
  },
  led: async () => {
    await player.setLEDState('Off');
    return player.getLEDState();
  },
  queueAdd: async () => {
    await player.flush();
    await player.queue(media.url('one.mp3'));
    await player.queue(media.url('two.mp3'));
    await player.queue(media.url('three.mp3'));
    return queued();
  },
  queueReorder: async () => {
    await player.reorderTracksInQueue(3, 1, 1);
    return queued();
  },
  queueRemove: async () => {
    await player.removeTracksFromQueue(2, 1);
    return queued();
  },
  play: async () => {
    await player.selectQueue();
    await player.play();
    return [await state('playing'), await track()];
  },
  next: async () => {
    await player.next();
    return [await state('playing'), await track()];
  },
  previous: async () => {
    await player.previous();
    return [await state('playing'), await track()];
  },
  pause: async () => {
    await player.pause();
    return state('paused');
  },
  stop: async () => {
    await player.stop();
    return state('stopped');
  },
  playAfterStop: async () => {
    await player.play();
    return state('playing');
  },
  fetched: async () => media.fetched(),
  playMode: async () => {
    await player.setPlayMode('REPEAT_ALL');
    return player.getPlayMode();
  },
  group: async () => {
    const before = await groups();
    await other.joinGroup(input.room);
    return [before, await settled(groups, (now) => now.length < before.length)];
  },
  ungroup: async () => {
    const before = await groups();
    await other.leaveGroup();
    return settled(groups, (now) => now.length > before.length);
  },
  favorites: async () => (await player.getFavorites()).items.map((item) => item.title),
  favoriteStation: async () => {
    await player.setAVTransportURI({ uri: await favorite('Harbour FM'), metadata: '' });
    return [await state('playing'), await track()];
  },
  favoriteAlbum: async () => {
    const before = (await queued()).length;
    await player.queue({ uri: await favorite('Salt & <Pepper>'), metadata: '' });
    await player.selectQueue();
    await player.selectTrack(before + 1);
    await player.play();
    return [(await queued()).length - before, await state('playing'), isOfService(await track())];
  },
  library: async () => (await player.getMusicLibrary('albums')).items.map((item) => item.title),
  playlistCreate: async () => {
    playlist = (await player.createPlaylist('Breakfast')).AssignedObjectID;
    const all = await player.getMusicLibrary('sonos_playlists');
    return all.items.map((item) => item.title);
  },
  playlistAdd: async () =>
    (await player.addToPlaylist(playlistNumber(playlist), media.url('four.mp3'))).NewQueueLength,
  playlistBrowse: async () =>
    (await player.getPlaylist(playlistNumber(playlist))).items.map((item) => nameOf(item.uri)),
  playlistRemove: async () =>
    (await player.removeFromPlaylist(playlistNumber(playlist), '0')).QueueLengthChange,
  playlistDelete: () => player.deletePlaylist(playlistNumber(playlist)),
  playlistDeleteUnknown: () => player.deletePlaylist('4711'),
  alarmCreate: async () => {
    const room = (await player.getAllGroups())[0]?.Coordinator ?? '';
    alarm = (
      await player.alarmClockService().CreateAlarm({
        StartLocalTime: '06:45:00',
        Duration: '01:00:00',
        Recurrence: 'WEEKDAYS',
        Enabled: '1',
        RoomUUID: room,
        ProgramURI: 'x-rincon-buzzer:0',
        ProgramMetaData: '',
        PlayMode: 'SHUFFLE_NOREPEAT',
        Volume: '15',
        IncludeLinkedZones: '0',
      })
    ).AssignedID;
    const all = (await player.alarmClockService().ListAlarms()).Alarms;
    return all
      .filter(({ ID }) => ID === alarm)
      .map(({ StartTime, Enabled, Volume }) => ({ StartTime, Enabled, Volume }));
  },
  alarmDisable: async () => {
    await player.alarmClockService().SetAlarm(alarm, false);
    const all = (await player.alarmClockService().ListAlarms()).Alarms;
    return all.find(({ ID }) => ID === alarm)?.Enabled;
  },
  alarmDelete: async () => {
    await player.alarmClockService().DestroyAlarm(alarm);
    return (await player.alarmClockService().ListAlarms()).Alarms.some(({ ID }) => ID === alarm);
  },
  subscribe: async () => {
    await Listener.subscribeTo(player);
    return 'subscribed';
  },
  volumeEvent: async () => {
    const heard: unknown[] = [];
    player.on('Volume', (volume) => heard.push(volume));
    await player.setVolume(31);
    return settled(
      async () => heard.at(-1),
      (volume) => volume === 31,
    );
  },
  transportEvent: async () => {
    const event = once(player, 'PlayState');
    await player.pause();
    return (await event)[0];
  },
  queueEvent: async () => {
    const event = once(player, 'QueueChanged');
    await player.queue(media.url('five.mp3'));
    return Object.keys((await event)[0]).includes('UpdateID');
  },
  topologyEvent: async () => {
    const event = once(Listener, 'ZonesChanged');
    await other.joinGroup(input.room);
    const [zones] = await event;
    return zones.map((zone: { Members: readonly unknown[] }) => zone.Members.length).sort();
  },
  unsubscribe: async () => {
    await Listener.stopListener();
    return 'unsubscribed';
  },
  queueClear: async () => {
    await other.leaveGroup();
    await player.flush();
    return queued();
  },
});
