/** Where something stands in a file that an owner wrote, or in what ships with Tonewall. */
export interface Place {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** `roles.guest.volume-cap` */
  readonly path: string;
}
