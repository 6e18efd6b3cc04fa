import { TonewallError } from '../../base/errors.ts';

/** A reason of our own making, already in words. */
export class DiskRefusal extends Error {}

export const unreadable = (verb: 'read' | 'list', path: string, cause: unknown): TonewallError =>
  new TonewallError('file-unreadable', `cannot ${verb} ${path}: ${inWords(cause)}`, { cause });

export const unwritable = (path: string, cause: unknown): TonewallError =>
  new TonewallError('file-unwritable', `cannot write ${path}: ${inWords(cause)}`, { cause });

const WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk can only be read',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'a part of the path is a file',
  EISDIR: 'it is a folder',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
};

/** `ENOENT` and the like in words; Node.js repeats the path in its messages. */
function inWords(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return WORDS[code] ?? (cause instanceof Error ? cause.message : String(cause));
}
