import type { Result } from '../../base/result.ts';
import type { ShieldOutcome } from '../shield/outcome.ts';
import type { Shield } from '../shield/shield.ts';
import type { WaitFailure } from '../shield/waiting.ts';
import type { UpstreamRequest } from '../upstream/request.ts';
import type { PlayerPlace } from './guarded-player.ts';

export interface Write {
  readonly request: UpstreamRequest;
  /** Every player whose state may be another afterwards. */
  readonly touched: readonly PlayerPlace[];
}

export interface Read {
  readonly request: UpstreamRequest;
  /** What the answer tells about: the name of a service or of a page. */
  readonly service: string;
}

/** How the gateway reaches players on behalf of one principal; all of it goes through the shield. */
export interface PlayerAccess {
  /** An answer may be shared with others who ask the same, or be at most 300 ms old. */
  read(read: Read): Promise<ShieldOutcome>;
  write(write: Write): Promise<ShieldOutcome>;
}

export const accessThrough = (shield: Shield, principal: string): PlayerAccess => ({
  read: ({ request, service }) => shield.read({ request, service, principal }),
  write: ({ request, touched }) =>
    shield.write({ request, reaches: touched.map(({ endpoint }) => endpoint.host), principal }),
});

interface Held {
  readonly principal: string;
  readonly players: readonly PlayerPlace[];
}

const sectionOf = ({ principal, players }: Held) => ({
  principal,
  players: players.map(({ endpoint }) => endpoint.host),
});

/** Runs the task while no other write reaches these players. */
export const alone = <T>(
  shield: Shield,
  held: Held,
  task: (access: PlayerAccess) => Promise<T>,
): Promise<Result<T, WaitFailure>> =>
  shield.exclusive(sectionOf(held), (ask) =>
    task({
      read: ({ request }) => ask('read', request),
      write: ({ request }) => ask('write', request),
    }),
  );

/** Runs the task while nobody has these players alone. */
export const together = <T>(
  shield: Shield,
  held: Held,
  task: (access: PlayerAccess) => Promise<T>,
): Promise<Result<T, WaitFailure>> =>
  shield.together(sectionOf(held), (write) =>
    task({
      read: (read) => shield.read({ ...read, principal: held.principal }),
      write: ({ request }) => write(request),
    }),
  );
