/**
 * Root becomes the owner of what it is about to write. What could go wrong: a file of root in the folder of another user, which that user can then not
 * read (this is for that), or somebody becomes more than it was (only root changes, and only to the owner of the folder). Proven in `acting.test.ts`.
 */
import { statSync } from 'node:fs';

/**
 * From here on this process is the owner of the folder, where it was root and the folder is another user's; for the state of a guard that runs as a user of
 * its own. There is no way back.
 */
export function actAsOwnerOf(folder: string): void {
  if (process.getuid?.() !== 0) return;
  const facts = statSync(folder, { throwIfNoEntry: false });
  if (!facts || facts.uid === 0) return;
  process.setgroups?.([facts.gid]);
  process.setgid?.(facts.gid);
  process.setuid?.(facts.uid);
}
