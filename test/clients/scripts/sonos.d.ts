/** What the tour uses of npm `sonos` 1.14, which brings no types. */
declare module 'sonos' {
  import type { EventEmitter } from 'node:events';

  interface Listed {
    readonly returned: string;
    readonly total: string;
    readonly items: readonly { readonly title: string; readonly uri?: string; readonly id?: string }[];
  }

  interface Media {
    readonly uri: string;
    readonly metadata: string;
  }

  interface Group {
    readonly Coordinator: string;
    readonly Name: string;
    readonly ZoneGroupMember: readonly { readonly ZoneName: string; readonly UUID: string }[];
  }

  interface Alarm {
    readonly ID: string;
    readonly StartTime: string;
    readonly Enabled: string;
    readonly Volume: string;
  }

  class Sonos extends EventEmitter {
    constructor(host: string);
    readonly host: string;
    deviceDescription(): Promise<Readonly<Record<string, string>>>;
    getZoneInfo(): Promise<Readonly<Record<string, string>>>;
    getSpotifyConnectInfo(): Promise<{ status: number; remoteName: string }>;
    getName(): Promise<string>;
    setVolume(volume: number): Promise<unknown>;
    getVolume(): Promise<number>;
    setMuted(muted: boolean): Promise<unknown>;
    getMuted(): Promise<boolean>;
    getLEDState(): Promise<string>;
    setLEDState(state: 'On' | 'Off'): Promise<unknown>;
    getPlayMode(): Promise<string>;
    setPlayMode(mode: string): Promise<unknown>;
    play(uri?: string): Promise<boolean>;
    pause(): Promise<boolean>;
    stop(): Promise<boolean>;
    next(): Promise<boolean>;
    previous(): Promise<boolean>;
    seek(seconds: number): Promise<boolean>;
    getCurrentState(): Promise<string>;
    currentTrack(): Promise<Readonly<Record<string, unknown>>>;
    queue(media: string | Media, position?: number): Promise<Readonly<Record<string, string>>>;
    getQueue(): Promise<Listed>;
    reorderTracksInQueue(from: number, count: number, insertBefore: number): Promise<unknown>;
    removeTracksFromQueue(from: number, count?: number): Promise<unknown>;
    selectQueue(): Promise<unknown>;
    selectTrack(track: number): Promise<boolean>;
    setAVTransportURI(media: string | Media): Promise<boolean>;
    flush(): Promise<unknown>;
    getAllGroups(): Promise<readonly Group[]>;
    joinGroup(room: string): Promise<boolean>;
    leaveGroup(): Promise<boolean>;
    getFavorites(): Promise<Listed>;
    getMusicLibrary(kind: string): Promise<Listed>;
    createPlaylist(title: string): Promise<{ readonly AssignedObjectID: string }>;
    addToPlaylist(id: string, uri: string): Promise<{ readonly NewQueueLength: number }>;
    getPlaylist(id: string): Promise<Listed>;
    removeFromPlaylist(id: string, index: string): Promise<{ readonly QueueLengthChange: number }>;
    deletePlaylist(id: string): Promise<boolean>;
    alarmClockService(): {
      ListAlarms(): Promise<{ readonly Alarms: readonly Alarm[] }>;
      CreateAlarm(alarm: Readonly<Record<string, string>>): Promise<{ readonly AssignedID: string }>;
      SetAlarm(id: string, enabled: boolean): Promise<unknown>;
      DestroyAlarm(id: string): Promise<unknown>;
    };
  }

  class AsyncDeviceDiscovery {
    discoverMultiple(options: { readonly timeout: number }): Promise<readonly Sonos[]>;
  }

  const Listener: EventEmitter & {
    subscribeTo(device: Sonos): Promise<unknown>;
    stopListener(): Promise<unknown>;
  };

  const library: {
    readonly Sonos: typeof Sonos;
    readonly AsyncDeviceDiscovery: typeof AsyncDeviceDiscovery;
    readonly Listener: typeof Listener;
  };
  export default library;
}
