/** The computer and this process. */
export interface Machine {
  /** `24.21.0`. */
  readonly nodeVersion: string;
  /** Bytes that this process can still have, limits that it was started with included. */
  memoryLeft(): number;
  /** Bytes that this user may still write where a path lies, or would lie; undefined where it cannot be told. */
  spaceLeft(path: string): Promise<number | undefined>;
  /** Of whatever lies at a path, links followed; undefined where nothing is or may be looked at. */
  permissions(path: string): Promise<Permissions | undefined>;
}

export interface Permissions {
  readonly isFolder: boolean;
  /** Nine bits, as chmod(1) counts them. */
  readonly mode: number;
  /** Whether it belongs to the user of this process. */
  readonly isOwn: boolean;
}
