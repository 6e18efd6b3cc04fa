import type { GroupState } from '../state/household.ts';
import type { PlayerState } from '../state/player.ts';
import type { ActionOutcome, World } from '../world.ts';
import type { JsonObject } from './json.ts';
import type { Capability } from './capabilities.ts';
import type { MuseOutcome } from './outcome.ts';

/**
 * Does what a SOAP action does: the local API and UPnP are two doors to the same player. The arguments are those of
 * the action; InstanceID may be left out.
 */
export type Act = (call: {
  readonly player: PlayerState;
  readonly service: string;
  readonly action: string;
  readonly args: Readonly<Record<string, string>>;
}) => ActionOutcome;

/** A clip that was asked for, with its life. */
export interface AudioClip {
  readonly id: string;
  readonly name: string;
  readonly appId: string;
  readonly priority: string;
  readonly clipType: string;
  /** Absent: as loud as the player is. */
  readonly volume?: number;
  status: 'ACTIVE' | 'DONE' | 'DISMISSED' | 'ERROR';
}

/** What a command may touch: the connected player, its household, and SOAP's actions. */
export interface MuseContext {
  readonly world: World;
  /** The player whose door this is; commands for others are refused (aiosonos: "only the local speaker itself"). */
  readonly player: PlayerState;
  readonly act: Act;
  /** Clips of this player, newest last; kept a while so that they can be cancelled. */
  readonly clips: AudioClip[];
  /** Apps that have taken the player's group over, by session id. */
  readonly sessions: Map<string, MuseSessionState>;
}

/** A playback session of an app. */
export interface MuseSessionState {
  readonly id: string;
  readonly appId: string;
  readonly appContext: string;
}

export interface PlayerCall extends MuseContext {
  readonly body: JsonObject;
}

export interface GroupCall extends PlayerCall {
  /** The group that the connected player coordinates. */
  readonly group: GroupState;
}

export interface SessionCall extends PlayerCall {
  readonly session: MuseSessionState;
}

/** What kind of object a namespace is about; commands name it in their header. */
export type MuseScope = 'household' | 'group' | 'player' | 'session';

/** How a command is reached over REST below `/api/v1/<objects>/<id>`; without it only the WebSocket has it. */
interface RestRoute {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
}

interface Command<Call> {
  readonly run: (call: Call) => MuseOutcome;
  readonly rest?: RestRoute;
}

/** State that subscribers are told of when it differs. */
export interface MuseEvent {
  readonly type: string;
  readonly body: JsonObject;
  /** What has to differ; the body when absent. Playing moves the position on, which is no event. */
  readonly compare?: JsonObject;
}

/** One namespace of the local API. */
export type MuseNamespace =
  | (Common & {
      readonly scope: 'household' | 'player';
      readonly commands: Readonly<Record<string, Command<PlayerCall>>>;
      readonly event?: (context: MuseContext) => MuseEvent;
    })
  | (Common & {
      readonly scope: 'session';
      readonly commands: Readonly<Record<string, Command<SessionCall>>>;
      readonly event?: undefined;
    })
  | (Common & {
      readonly scope: 'group';
      readonly commands: Readonly<Record<string, Command<GroupCall>>>;
      readonly event?: (context: MuseContext & { readonly group: GroupState }) => MuseEvent;
    });

interface Common {
  /** Without the version: `groupVolume`. */
  readonly name: string;
  /** What a player must have for it. */
  readonly capability?: Capability;
}
