import { SERVICES } from '../../catalog/services.ts';

/** A service as eventing knows it. */
export interface EventService {
  /** Short name: `RenderingControl`. */
  readonly name: string;
  /** The player's own event URL. */
  readonly eventPath: string;
  readonly subscribable: boolean;
}

/**
 * The service behind an event URL; undefined for any other path. Players take every event URL with `/MediaRenderer`, with
 * `/MediaServer` and with neither (one set of routes), clients use all of them, and all share one subscription at the
 * player. Only ConnectionManager stands in both devices: without a prefix the renderer's is meant.
 */
export const eventServiceAt = (path: string): EventService | undefined =>
  DESCRIBED_AT.get(path) ?? BARE.get(withoutPrefix(path));

const withoutPrefix = (path: string): string => path.replace(/^\/Media(?:Renderer|Server)(?=\/)/, '');

const DESCRIBED: readonly EventService[] = SERVICES.flatMap(({ name, subscribable, eventPath, alsoAt }) =>
  [eventPath, ...(alsoAt ? [alsoAt.eventPath] : [])].map((path) => ({ name, subscribable, eventPath: path })),
);

const DESCRIBED_AT = new Map(DESCRIBED.map((service) => [service.eventPath, service]));

/** Of two with the same name the first stands. */
const BARE = new Map(DESCRIBED.toReversed().map((service) => [withoutPrefix(service.eventPath), service]));
