/** What `tonewall.yaml` says of identities. */
export interface IdentityRules {
  readonly segments: readonly SegmentRule[];
  readonly people: readonly PersonRule[];
}

/** Which role strangers have on a network; the longest network that fits counts, of two alike the first. */
export interface SegmentRule {
  /** `10.0.20.0/24`, `fd00:1::/64` */
  readonly network: string;
  readonly role: string;
}

export interface PersonRule {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly groups: readonly string[];
}
