import type { RiskClass } from '../../catalog/risk.ts';
import type { Principal } from '../identity/principal.ts';

/** What a decision is asked about: a principal, an action, the rooms it reaches, and what is known of the moment. */
export interface AccessRequest {
  readonly principal: Principal;
  readonly action: GuardedAction;
  /** The room of `tonewall.yaml` whose player was asked. Never the name a player gives itself: anybody can change that. */
  readonly room: string;
  /**
   * Every room that the action would change, the one asked included: a group's volume reaches all of its rooms. A rule
   * has to permit each of them.
   */
  readonly rooms: readonly string[];
  readonly context: AccessContext;
}

export interface GuardedAction {
  readonly kind: ActionKind;
  /** `AVTransport.Play`, `page./status/zp`, `event.RenderingControl`, `local-api.playback.play`, `cast.airplay`. */
  readonly id: string;
  readonly riskClass: RiskClass;
}

/** The doors of a player's HTTP server, the local API, and services that apps hand music to. */
export type ActionKind = 'soap' | 'event' | 'page' | 'description' | 'art' | 'local-api' | 'cast';

export interface AccessContext {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /**
   * How loud each room could be afterwards, 0 to 100, for whatever may raise it (volume, group volume, ramps, alarms);
   * `unknown` where that cannot be told. Missing where the action does not touch the volume.
   */
  readonly volumes?: Readonly<Record<string, number | 'unknown'>>;
  /**
   * How loud those rooms are now, a muted one at 0, where that is known. Without it whatever touches the volume counts as
   * turning it up, which quiet hours refuse.
   */
  readonly volumesNow?: Readonly<Record<string, number | 'unknown'>>;
  /** The places that the player would be told to fetch from. Missing or empty where there are none. */
  readonly sources?: readonly SourcePlace[];
  /** An owner has approved this very request. */
  readonly approved: boolean;
}

/** A place in a URI argument. A scheme without a host (`x-rincon-queue`, `x-sonosapi-stream`) has none. */
export interface SourcePlace {
  readonly scheme: string;
  /** In lower case, without brackets and port; undefined where the scheme has none. */
  readonly host: string | undefined;
  /** What the player would use it for. */
  readonly use: 'media' | 'art' | 'share' | 'software' | 'other';
  /** Its path is one under which players serve pictures. */
  readonly playersPicture?: true;
}
