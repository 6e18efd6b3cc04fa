/** A service as eventing knows it, at one event URL: ConnectionManager has two. */
export interface EventService {
  /** Short name: `RenderingControl`. */
  readonly name: string;
  /** The player's own event URL. */
  readonly eventPath: string;
  /** False where the player takes no subscribers although it has an event URL (QPlay). */
  readonly subscribable: boolean;
}
