/**
 * Who asks. The kinds in the order of how much they say:
 *
 * - `device`: enrolled by its owner with a code.
 * - `program`: presented a token or a client certificate.
 * - `person`: logged in.
 * - `segment`: nobody in particular, on a network that has a role of its own.
 * - `nobody`: none of these.
 */
export const PRINCIPAL_KINDS = ['device', 'program', 'person', 'segment', 'nobody'] as const;
export type PrincipalKind = (typeof PRINCIPAL_KINDS)[number];

/** What makes us think that it is who it says, weakest first. An address can be taken by a neighbour on the same segment. */
export const BINDINGS = [
  'none',
  'network',
  'address',
  'address-and-hardware',
  'password',
  'passkey',
  'token',
  'certificate',
] as const;
export type Binding = (typeof BINDINGS)[number];

export interface Principal {
  readonly kind: PrincipalKind;
  /** Stable, and unique among principals of its kind; `nobody` for nobody. */
  readonly id: string;
  /** For people, as the owner wrote it. */
  readonly name: string;
  /** The role of `tonewall.yaml` that its rules come from. */
  readonly role: string;
  /** Groups of `tonewall.yaml` that it belongs to; rules may be for a group. */
  readonly groups: readonly string[];
  readonly binding: Binding;
}

/** Whom rules for `nobody` are about. */
export const NOBODY: Principal = {
  kind: 'nobody',
  id: 'nobody',
  name: 'nobody',
  role: 'nobody',
  groups: [],
  binding: 'none',
};
