/**
 * What a configuration asks for, had but not yet in force. First `takeDown` of all changes, then the new rules, then `putUp`
 * of all, without a pause between: so nobody is served by a mixture of two configurations.
 */
export interface Change {
  /** At once, what goes serves nobody any more; resolves when it is gone. */
  takeDown(): Promise<void>;
  /** At once, what comes serves. */
  putUp(): void;
  /** Instead of both: what was had is let go. */
  undo(): Promise<void>;
}
