import type { UpstreamRequest } from '../upstream/request.ts';
import type { ShieldOutcome } from './outcome.ts';

export interface Asker {
  /** Whose turn it is; unique among principals of all kinds. */
  readonly principal: string;
  /** Aborts when the client has gone: what has not been sent by then is not sent. */
  readonly signal?: AbortSignal;
}

export interface Ask extends Asker {
  readonly request: UpstreamRequest;
}

/** Its request is of class `read`, or of a page without effect. Answers with secrets are not for sharing: `ask` is for these. */
export interface Read extends Ask {
  /** What the answer tells about, as `changed` will say it: the name of a service or of a page. */
  readonly service: string;
}

export interface Write extends Ask {
  /** Addresses of the players that it may change besides the one asked. */
  readonly reaches: readonly string[];
}

export interface Section extends Asker {
  /** Addresses of all players that are written, and of an exclusive section also of those read. */
  readonly players: readonly string[];
}

/** Asks one of the players of an exclusive section. Reads are fresh, never shared. */
export type AskAlone = (kind: 'read' | 'write', request: UpstreamRequest) => Promise<ShieldOutcome>;

/** Writes to one of the players of a section that others may be in as well. */
export type WriteTogether = (request: UpstreamRequest) => Promise<ShieldOutcome>;
