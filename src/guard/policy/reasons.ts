/**
 * Why a request was permitted or forbidden: the closed list. `docs/reasons.md` is generated from it, and ids are for
 * ever. `unauthenticated` (we do not know who asks) and `unauthorized` ones (we know, and no) are never mixed.
 */
export const REASONS = {
  'permitted-by-rule': { effect: 'permit', meaning: 'A rule permits it.' },
  'permitted-while-journal-fails': {
    effect: 'permit',
    meaning: 'The journal cannot be written; reading, pausing, stopping and turning down stay possible.',
  },
  'unread-tunnel': {
    effect: 'permit',
    meaning:
      'A rule lets it through to port 1443 unread: what it says there is neither judged nor written down, and no other rule binds it.',
  },
  'unread-service': {
    effect: 'permit',
    meaning:
      'A rule lets this device reach a service of the player past the doors, unread: what it does there is neither judged nor written down.',
  },
  unauthenticated: {
    effect: 'forbid',
    meaning: 'It is not known who asks, and nobody in particular may do this.',
  },
  'no-rule': { effect: 'forbid', meaning: 'No rule permits it to this principal.' },
  'forbidden-by-rule': { effect: 'forbid', meaning: 'A rule forbids it.' },
  'room-not-permitted': { effect: 'forbid', meaning: 'Its rules do not reach every room this would change.' },
  'outside-hours': { effect: 'forbid', meaning: 'Its rules do not hold at this hour or on this day.' },
  'quiet-hours': { effect: 'forbid', meaning: 'Quiet hours: nobody starts music or turns it up now.' },
  'volume-cap': { effect: 'forbid', meaning: 'A room would be louder than this principal may make it.' },
  'volume-unknown': {
    effect: 'forbid',
    meaning: 'How loud a room would become cannot be told, and this principal has a cap.',
  },
  'source-not-permitted': {
    effect: 'forbid',
    meaning: 'The player would be told to fetch from a place that is not permitted.',
  },
  'read-only': { effect: 'forbid', meaning: 'This principal may look and not touch.' },
  'weak-identity': {
    effect: 'forbid',
    meaning:
      'It is not sure enough who asks: this takes a device that was enrolled with its hardware address, or somebody who is signed in.',
  },
  'needs-approval': {
    effect: 'forbid',
    meaning: 'An owner has to approve this first; then the same request passes once.',
  },
  'policy-failed': { effect: 'forbid', meaning: 'The policy could not be evaluated. Silence refuses.' },
  'journal-failed': { effect: 'forbid', meaning: 'The decision could not be written to the journal.' },
  'player-unknown': {
    effect: 'forbid',
    meaning: 'The speaker has not told what it is, and so nothing that is asked of it can be judged.',
  },
  malformed: { effect: 'forbid', meaning: 'It is not exactly one well-formed request.' },
  mismatch: {
    effect: 'forbid',
    meaning: 'Its parts disagree: path, SOAPACTION and body name different things.',
  },
  'unknown-action': { effect: 'forbid', meaning: 'The player has no such service, action or page.' },
  'bad-arguments': { effect: 'forbid', meaning: 'An argument is missing, repeated or outside its type.' },
  'wrong-host': { effect: 'forbid', meaning: 'The Host header is not the address of the player.' },
  'cross-site': { effect: 'forbid', meaning: 'A web page of another site sent it.' },
  'callback-elsewhere': {
    effect: 'forbid',
    meaning: 'Event messages would go to an address that is not the asker.',
  },
  'too-many': { effect: 'forbid', meaning: 'More requests than this principal may send in so short a time.' },
} as const satisfies Record<string, { readonly effect: Effect; readonly meaning: string }>;

export type Effect = 'permit' | 'forbid';
export type ReasonId = keyof typeof REASONS;
