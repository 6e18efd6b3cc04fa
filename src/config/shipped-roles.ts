/**
 * The roles that hold where `tonewall.yaml` does not write them, in its own words. Reasons quote lines of this text,
 * and `docs/configuration.md` shows it.
 */
export const SHIPPED_ROLES_TEXT = `roles:
  owner:
    may: [everything]
  member:
    may: [read, playback, volume, queue, grouping, audio-settings, library, alarm, ssrf]
  guest:
    may: [read, playback, volume, queue]
    volume-cap: 50
  program:
    may: [read, playback, volume, queue, grouping, alarm, ssrf]
  nobody:
    may: []
`;

/** How places in that text are named. */
export const SHIPPED_ROLES_FILE = 'shipped-roles';

/** Classes that need an owner's approval where `approval` is not written. */
export const SHIPPED_APPROVAL = ['system', 'account', 'bonding'] as const;
