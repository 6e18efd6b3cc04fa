/** The user as whom the guard runs, and the group that may read its configuration. */
export const SERVICE_USER = 'tonewall';
/** How `useradd` marks a user that an installation made, and that may go with it. */
export const USER_COMMENT = 'Tonewall guard';
/** State of the guard: journal, identities, certificates. */
export const STATE_FOLDER = '/var/lib/tonewall';
/** The rules that were in force last, for a start at which the configuration cannot be used. Only root may write there. */
export const KEPT_FOLDER = '/var/lib/tonewall-firewall';
export const KEPT_RULES = `${KEPT_FOLDER}/rules.nft`;
/** Where units of the administrator lie (systemd.unit(5)). */
export const UNIT_FOLDER = '/etc/systemd/system';
export const DEFAULT_CONFIG = '/etc/tonewall/tonewall.yaml';

export const GUARD_UNIT = 'tonewall.service';
export const HELPER_UNIT = 'tonewall-firewall-helper.service';
export const FIREWALL_UNIT = 'tonewall-firewall.service';
/** All that an installation may have written, in the order in which they start. */
export const UNIT_NAMES = [FIREWALL_UNIT, HELPER_UNIT, GUARD_UNIT] as const;
export type UnitName = (typeof UNIT_NAMES)[number];
