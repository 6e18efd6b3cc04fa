// A tour through a household with npm `@svrooij/sonos`, unmodified. Prints each step's outcome.
import { once } from 'node:events';
import {
  ServiceEvents,
  SonosDevice,
  SonosDeviceDiscovery,
  SonosEventListener,
  SonosEvents,
  SonosManager,
} from '@svrooij/sonos';
import { readInput, serveMedia, settled, walk } from './tour.ts';

const input = readInput();
const manager = new SonosManager();
const player = new SonosDevice(input.player);
const other = new SonosDevice(input.other.address);
const media = await serveMedia(input.own);

const nameOf = (uri: unknown): unknown => (typeof uri === 'string' ? uri.split('/').at(-1) : uri);
const entries = (result: unknown): readonly { readonly Title?: unknown; readonly TrackUri?: unknown }[] =>
  Array.isArray(result) ? result : [];
const titles = async (objectId: string) => {
  const { Result } = await player.ContentDirectoryService.BrowseParsedWithDefaults(objectId);
  return entries(Result).map((item) => item.Title);
};
const queued = async () => entries((await player.GetQueue()).Result).map((item) => nameOf(item.TrackUri));
const playlistTracks = async (id: string) => {
  const { Result } = await player.ContentDirectoryService.BrowseParsedWithDefaults(id);
  return entries(Result).map((item) => nameOf(item.TrackUri));
};
const state = (wanted: string) =>
  settled(
    async () => (await player.AVTransportService.GetTransportInfo()).CurrentTransportState,
    (now) => now === wanted,
  );
const track = async () => nameOf((await player.AVTransportService.GetPositionInfo()).TrackURI);
const groups = async () =>
  (await player.GetZoneGroupState())
    .map((group) =>
      group.members
        .map((member) => member.name)
        .sort()
        .join(' + '),
    )
    .sort();

const favorite = async (title: string) => {
  const found = entries((await player.GetFavorites()).Result).find((item) => item.Title === title);
  return typeof found?.TrackUri === 'string' ? found.TrackUri : '';
};
const isOfService = (uri: unknown): boolean => typeof uri === 'string' && uri.includes('?sid=12&');

const discover = async () => {
  const found = await new SonosDeviceDiscovery().Search(4);
  return found.map((device) => device.host).sort();
};

let playlist = '';
let alarm = 0;

await walk({
  ...(input.discover ? { discover } : {}),
  manage: async () => {
    await manager.InitializeFromDevice(input.player);
    return manager.Devices.map((device) => device.Host).sort();
  },
  describe: async () => {
    const { roomName, modelNumber, softwareVersion } = await player.GetDeviceDescription();
    return { roomName, modelNumber, softwareVersion };
  },
  uuid: async () => {
    await player.LoadUuid();
    await other.LoadUuid();
    return player.Uuid;
  },
  loadDevice: async () => {
    await player.LoadDeviceData();
    return player.Name;
  },
  zoneInfo: async () => (await player.GetZoneInfo()).IPAddress,
  volume: async () => {
    await player.SetVolume(23);
    return (await player.RenderingControlService.GetVolume({ InstanceID: 0, Channel: 'Master' }))
      .CurrentVolume;
  },
  volumeRelative: async () => player.SetRelativeVolume(-3),
  groupVolume: async () => {
    await player.GroupRenderingControlService.SnapshotGroupVolume();
    await player.GroupRenderingControlService.SetGroupVolume({ InstanceID: 0, DesiredVolume: 25 });
    return (await player.GroupRenderingControlService.GetGroupVolume()).CurrentVolume;
  },
  queueAdd: async () => {
    await player.AVTransportService.RemoveAllTracksFromQueue();
    await player.AddUriToQueue(media.url('one.mp3'));
    await player.AddUriToQueue(media.url('two.mp3'));
    await player.AddUriToQueue(media.url('three.mp3'));
    return queued();
  },
  queueReorder: async () => {
    const move = { InstanceID: 0, StartingIndex: 3, NumberOfTracks: 1, InsertBefore: 1, UpdateID: 0 };
    await player.AVTransportService.ReorderTracksInQueue(move);
    return queued();
  },
  queueRemove: async () => {
    const range = { InstanceID: 0, UpdateID: 0, StartingIndex: 2, NumberOfTracks: 1 };
    await player.AVTransportService.RemoveTrackRangeFromQueue(range);
    return queued();
  },
  play: async () => {
    await player.SwitchToQueue();
    await player.Play();
    return [await state('PLAYING'), await track()];
  },
  next: async () => {
    await player.Next();
    return [await state('PLAYING'), await track()];
  },
  seekTrack: async () => {
    await player.SeekTrack(1);
    return track();
  },
  state: async () => {
    await state('PLAYING');
    const { transportState, volume, muted } = await player.GetState();
    return { transportState, volume, muted };
  },
  pause: async () => {
    await player.Pause();
    return state('PAUSED_PLAYBACK');
  },
  stop: async () => {
    await player.Stop();
    return state('STOPPED');
  },
  playAfterStop: async () => {
    await player.Play();
    return state('PLAYING');
  },
  fetched: async () => media.fetched(),
  group: async () => {
    const before = await groups();
    await other.JoinGroup(input.room);
    return [before, await settled(groups, (now) => now.length < before.length)];
  },
  ungroup: async () => {
    const before = await groups();
    await other.AVTransportService.BecomeCoordinatorOfStandaloneGroup();
    return settled(groups, (now) => now.length > before.length);
  },
  favorites: async () => entries((await player.GetFavorites()).Result).map((item) => item.Title),
  favoriteStation: async () => {
    await player.SetAVTransportURI(await favorite('Harbour FM'));
    await player.Play();
    return [await state('PLAYING'), await track()];
  },
  favoriteAlbum: async () => {
    const added = await player.AddUriToQueue(await favorite('Salt & <Pepper>'));
    await player.SwitchToQueue();
    await player.SeekTrack(added.FirstTrackNumberEnqueued);
    await player.Play();
    return [added.NumTracksAdded, await state('PLAYING'), isOfService(await track())];
  },
  radioStations: async () =>
    entries((await player.GetFavoriteRadioStations()).Result).map((item) => item.Title),
  library: () => titles('A:ALBUM'),
  playlistCreate: async () => {
    const created = await player.AVTransportService.CreateSavedQueue({
      InstanceID: 0,
      Title: 'Breakfast',
      EnqueuedURI: '',
      EnqueuedURIMetaData: '',
    });
    playlist = created.AssignedObjectID;
    return titles('SQ:');
  },
  playlistAdd: async () => {
    const added = await player.AVTransportService.AddURIToSavedQueue({
      InstanceID: 0,
      ObjectID: playlist,
      UpdateID: 0,
      EnqueuedURI: media.url('four.mp3'),
      EnqueuedURIMetaData: '',
      AddAtIndex: 4294967295,
    });
    return [added.NewQueueLength, await playlistTracks(playlist)];
  },
  playlistDelete: async () => {
    await player.ContentDirectoryService.DestroyObject({ ObjectID: playlist });
    return titles('SQ:');
  },
  unknownObject: async () => {
    const refusal = player.ContentDirectoryService.DestroyObject({ ObjectID: 'SQ:4711' });
    return refusal.then(
      () => 'done',
      (error: { UpnpErrorCode?: number }) => error.UpnpErrorCode,
    );
  },
  alarmCreate: async () => {
    const created = await player.AlarmClockService.CreateAlarm({
      StartLocalTime: '06:45:00',
      Duration: '01:00:00',
      Recurrence: 'WEEKDAYS',
      Enabled: true,
      RoomUUID: player.Uuid,
      ProgramURI: 'x-rincon-buzzer:0',
      ProgramMetaData: '',
      // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- the package does not export its enum
      PlayMode: 'SHUFFLE_NOREPEAT',
      Volume: 15,
      IncludeLinkedZones: false,
    } as Parameters<typeof player.AlarmClockService.CreateAlarm>[0]);
    alarm = created.AssignedID;
    const all = (await player.AlarmClockService.ListAndParseAlarms()) ?? [];
    return all
      .filter(({ ID }) => ID === alarm)
      .map(({ StartLocalTime, Enabled, Volume }) => ({ StartLocalTime, Enabled, Volume }));
  },
  alarmPatch: async () => {
    await player.AlarmClockService.PatchAlarm({ ID: alarm, Enabled: false });
    const all = (await player.AlarmClockService.ListAndParseAlarms()) ?? [];
    return all.find(({ ID }) => ID === alarm)?.Enabled;
  },
  alarmDelete: async () => {
    await player.AlarmClockService.DestroyAlarm({ ID: alarm });
    const all = (await player.AlarmClockService.ListAndParseAlarms()) ?? [];
    return all.some(({ ID }) => ID === alarm);
  },
  volumeEvent: async () => {
    const heard: unknown[] = [];
    player.Events.on(SonosEvents.Volume, (volume) => heard.push(volume));
    await settled(
      async () => heard.length,
      (count) => count > 0,
    );
    // The device object says nothing of a volume that it set itself.
    await new SonosDevice(input.player).SetVolume(31);
    return settled(
      async () => heard.at(-1),
      (volume) => volume === 31,
    );
  },
  transportEvent: async () => {
    const event = once(player.Events, SonosEvents.CurrentTransportState);
    await player.Pause();
    return (await event)[0];
  },
  topologyEvent: async () => {
    const heard: string[][] = [];
    player.ZoneGroupTopologyService.Events.on(ServiceEvents.ServiceEvent, (data) => {
      const zones = data.ZoneGroupState;
      if (Array.isArray(zones)) heard.push(zones.map((zone) => zone.name).sort());
    });
    await settled(
      async () => heard.length,
      (count) => count > 0,
    );
    const before = heard.length;
    await other.JoinGroup(input.room);
    await settled(
      async () => heard.length,
      (count) => count > before,
    );
    return [heard[before - 1], heard.at(-1)];
  },
  unsubscribe: async () => {
    manager.CancelSubscription();
    player.CancelEvents();
    player.ZoneGroupTopologyService.Events.removeAllListeners(ServiceEvents.ServiceEvent);
    await new Promise((resolve) => setTimeout(resolve, 500));
    await SonosEventListener.DefaultInstance.StopListener();
    return 'unsubscribed';
  },
  queueClear: async () => {
    await other.AVTransportService.BecomeCoordinatorOfStandaloneGroup();
    await player.AVTransportService.RemoveAllTracksFromQueue();
    return queued();
  },
});
