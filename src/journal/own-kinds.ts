/** Entries that the journal writes of itself. Nobody else can append one of these kinds. */
export const OWN_KINDS = {
  /** The first line of every segment. */
  segment: 'segment',
  checkpoint: 'checkpoint',
  /** A process began to write. */
  opened: 'opened',
  closed: 'closed',
  /** A line that was cut in the middle was set aside. */
  recovered: 'recovered',
  /** The segment before has lines that do not fit; it was left as it is. */
  damaged: 'damaged',
  /** Writing works again after entries could not be written. */
  resumed: 'resumed',
  /** Segments whose time is over were removed. */
  dropped: 'dropped',
  /** Personal values were removed. */
  erased: 'erased',
} as const;

export const isOwnKind = (kind: string): boolean => Object.hasOwn(OWN_KINDS, kind);
