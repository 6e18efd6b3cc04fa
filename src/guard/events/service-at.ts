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
  BY_PATH.get(path) ?? BY_PATH.get(withoutPrefix(path));

const DESCRIBED: readonly EventService[] = SERVICES.flatMap(({ name, subscribable, eventPath, alsoAt }) =>
  [eventPath, ...(alsoAt ? [alsoAt.eventPath] : [])].map((path) => ({ name, subscribable, eventPath: path })),
);

const withoutPrefix = (path: string): string => path.replace(/^\/Media(?:Renderer|Server)(?=\/)/, '');

/** What is described comes last: it stands before what was derived. */
const BY_PATH: ReadonlyMap<string, EventService> = new Map([
  ...DESCRIBED.toReversed().map((service) => [withoutPrefix(service.eventPath), service] as const),
  ...DESCRIBED.map((service) => [service.eventPath, service] as const),
]);
