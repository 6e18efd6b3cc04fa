import { printable } from '../../base/text.ts';

/** Whether a name may be given: 1 to 64 printable characters, no blank at either end. People and journals read it. */
export const isName = (text: string): boolean =>
  text.length > 0 &&
  text.length <= 64 &&
  text === text.trim() &&
  text === printable(text) &&
  text.isWellFormed();

/** Whether a role, group or person may be called so, as in `tonewall.yaml`. */
export const isWord = (text: string): boolean => /^[a-z][a-z0-9-]{0,39}$/.test(text);
