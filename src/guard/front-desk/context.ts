import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Random } from '../../ports/random.ts';
import type { TlsIdentity } from '../../ports/tls-server.ts';
import type { ApprovalDesk } from '../approval/desk.ts';
import type { Identities } from '../identity/identities.ts';
import type { FormTokens } from './form-tokens.ts';
import type { PasskeyCeremony } from './passkey-ceremony.ts';
import type { Site } from './site.ts';

export interface FrontDeskParts {
  readonly clock: Pick<Clock, 'elapsed' | 'now'>;
  readonly log: Pick<Log, 'debug'>;
  readonly random: Pick<Random, 'bytes'>;
  readonly identities: Pick<
    Identities,
    | 'standingOf'
    | 'redeem'
    | 'signIn'
    | 'signOut'
    | 'visitor'
    | 'signInByPasskey'
    | 'passkeysOf'
    | 'addPasskey'
    | 'removePasskey'
  >;
  readonly approvals: Pick<ApprovalDesk, 'list' | 'leftMs' | 'approve'>;
  readonly site: Site;
  /** With it the front desk speaks TLS and nothing else. */
  readonly tls?: TlsIdentity;
  /** IANA name. */
  readonly timeZone: () => string;
}

/** What every page works with. */
export interface DeskContext extends FrontDeskParts {
  readonly tokens: FormTokens;
  /** Missing where there are no passkeys: without a name, or without TLS. */
  readonly ceremony: PasskeyCeremony | undefined;
}
