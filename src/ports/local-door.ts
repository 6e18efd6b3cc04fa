/**
 * Talk between two processes of one owner on one machine: a question of one line, an answer of one line. Whoever may
 * enter the folder and open the door is trusted with what is behind it.
 */
export interface LocalDoor {
  /**
   * Opens a door at a path, for the owner only: this process's user, or the one given. One that a dead process left there is
   * replaced. Fails with `address-in-use` when another process answers there, and with `file-unwritable`.
   */
  open(
    path: string,
    answer: (question: string) => string | Promise<string>,
    owner?: DoorOwner,
  ): Promise<OpenDoor>;
  /** The answer; undefined where nobody answers in time. */
  ask(path: string, question: string): Promise<string | undefined>;
}

/** A user of the system, by number. */
export interface DoorOwner {
  readonly uid: number;
  readonly gid: number;
}

export interface OpenDoor {
  close(): Promise<void>;
}
