/** The hosts of a lab. Segments come into being by being named. */
export type LabPlan = Readonly<Record<string, HostPlan>>;

export interface HostPlan {
  readonly links: readonly LinkPlan[];
  /** Next hop of the default route. A host without one still sends multicast by its first link. */
  readonly gateway?: string;
}

/** A network card: the segment that it is plugged into and its IPv4 addresses, the first one being the main one. */
export interface LinkPlan {
  readonly segment: string;
  readonly addresses: readonly string[];
  /** Length of the network's prefix; 24 when it is not told. */
  readonly prefix?: number;
}

/** The segments of a plan in the order in which hosts name them. */
export const segmentsOf = (plan: LabPlan): readonly string[] => [
  ...new Set(Object.values(plan).flatMap((host) => host.links.map((link) => link.segment))),
];
