import type { SpotifyAction, SpotifyStatus } from '../../catalog/spotify-connect.ts';
import type { FormField } from '../../wire/form/read.ts';
import type { SubscribeRequest } from '../../wire/gena/subscribe.ts';
import type { JsonObject } from '../../wire/json/read.ts';
import type { MuseObjects } from '../../wire/muse/header.ts';
import type { SoapArguments } from '../../wire/soap/names.ts';
import type { EventService } from '../events/event-service.ts';
import type { GuardedAction, SourcePlace } from '../policy/access-request.ts';
import type { ReasonId } from '../policy/reasons.ts';

/** A request in the one form in which it is judged and sent on. */
export type Understood = UnderstoodRequest | UnderstoodCommand;

/** What comes as a request of HTTP by itself, through either door. */
export type UnderstoodRequest =
  | UnderstoodCall
  | UnderstoodSubscription
  | UnderstoodUnsubscription
  | UnderstoodPage
  | UnderstoodSpotify;

/** The call of an action. */
export interface UnderstoodCall {
  readonly kind: 'call';
  readonly action: GuardedAction;
  readonly service: string;
  readonly name: string;
  readonly serviceType: string;
  /** The path that the player itself describes. */
  readonly controlPath: string;
  /** All in-arguments of the service's description, in its order, each in its one spelling. */
  readonly arguments: SoapArguments;
  /** Whom the player would contact for the sake of the arguments. */
  readonly places: readonly SourcePlace[];
}

export interface UnderstoodSubscription {
  readonly kind: 'subscribe';
  readonly action: GuardedAction;
  readonly service: EventService;
  readonly request: SubscribeRequest;
}

/** Ends what the asker itself began, so nothing is judged but that. */
export interface UnderstoodUnsubscription {
  readonly kind: 'unsubscribe';
  readonly action: GuardedAction;
  readonly service: EventService;
  readonly sid: string;
}

/** A page, a description or album art. */
export interface UnderstoodPage {
  readonly kind: 'page';
  readonly action: GuardedAction;
  readonly method: 'GET' | 'HEAD';
  /** The path, and the query written anew from its parts. */
  readonly target: string;
  /** Whom the player would contact for a picture. */
  readonly places: readonly SourcePlace[];
}

/** Spotify Connect: what its ZeroConf API is asked for at a player's own web server. */
export interface UnderstoodSpotify {
  readonly kind: 'spotify';
  readonly action: GuardedAction;
  readonly method: SpotifyAction['method'];
  /** Those that are known, each of its form, in the order of the catalog; `action` is the first. */
  readonly fields: readonly FormField[];
}

/** A command of the local API, over its WebSocket or REST. */
export interface UnderstoodCommand {
  readonly kind: 'command';
  readonly action: GuardedAction;
  /** Without the version. Both are empty in the command that only asks for the household. */
  readonly namespace: string;
  readonly command: string;
  /** What the command is about: `local` where it is the player asked or its household. */
  readonly objects: MuseObjects;
  /** Members that are known, each of its type. */
  readonly body: JsonObject;
  /** Whom the player would contact for the sake of the body. */
  readonly places: readonly SourcePlace[];
}

/** Why a request was not understood, and how the asker is told. */
export interface NotUnderstood {
  readonly reason: ReasonId;
  /** One clause in plain words. */
  readonly detail: string;
  /** The native refusal: an HTTP status, for calls with the UPnP error that players answer with. */
  readonly status: number;
  readonly upnpError?: number;
  /** For the local API its own code. */
  readonly museError?: string;
  /** For Spotify Connect the word of its own answers. */
  readonly spotifyStatus?: SpotifyStatus;
  /** What it seems to be about, as far as that can be told: for the journal, never for a decision. */
  readonly about: string;
}
