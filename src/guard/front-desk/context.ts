import type { Clock } from '../../ports/clock.ts';
import type { Random } from '../../ports/random.ts';
import type { ApprovalDesk } from '../approval/desk.ts';
import type { Identities } from '../identity/identities.ts';
import type { FormTokens } from './form-tokens.ts';
import type { Site } from './site.ts';

export interface FrontDeskParts {
  readonly clock: Pick<Clock, 'elapsed'>;
  readonly random: Pick<Random, 'bytes'>;
  readonly identities: Pick<Identities, 'standingOf' | 'redeem' | 'signIn' | 'signOut' | 'visitor'>;
  readonly approvals: Pick<ApprovalDesk, 'list' | 'leftMs' | 'approve'>;
  readonly site: Site;
  /** IANA name. */
  readonly timeZone: () => string;
}

/** What every page works with. */
export interface DeskContext extends FrontDeskParts {
  readonly tokens: FormTokens;
}
