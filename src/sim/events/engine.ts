import type { ServiceShape } from '../player-kind.ts';
import { errorPage, type Answer } from '../server/answer.ts';
import type { PageRequest } from '../server/page.ts';

/** Subscriptions of a household and the event messages that follow changes of its state. */
export interface EventEngine {
  /** SUBSCRIBE and UNSUBSCRIBE on an event URL. */
  handle(request: PageRequest, service: ServiceShape): Answer;
  /** Told by `World.changed`: differences are looked for a little later. */
  stateChanged(): void;
  stop(): void;
}

export const createEventEngine = (): EventEngine => ({
  handle: () => errorPage(405),
  stateChanged: () => {},
  stop: () => {},
});
