import { TonewallError } from '../../src/base/errors.ts';
import type { Disk } from '../../src/ports/disk.ts';

/** A disk in memory that fails where a test wants it to. */
export interface MemoryDisk extends Pick<Disk, 'read' | 'write' | 'stamp' | 'exclusively'> {
  /** Puts a file there as another program would. */
  put(path: string, text: string): void;
  remove(path: string): void;
  text(path: string): string | undefined;
  /** While set, this operation fails. */
  failing: 'read' | 'write' | 'exclusively' | undefined;
  /** How often `write` succeeded. */
  readonly writes: number;
}

export function createMemoryDisk(): MemoryDisk {
  const files = new Map<string, { text: string; mark: number }>();
  let marks = 0;
  let writes = 0;
  const put = (path: string, text: string): void => {
    marks += 1;
    files.set(path, { text, mark: marks });
  };
  const failIf = (
    operation: MemoryDisk['failing'],
    code: 'file-unreadable' | 'file-unwritable' | 'state-locked',
  ) => {
    if (disk.failing === operation) throw new TonewallError(code, `the disk fails to ${operation}`);
  };
  const disk: MemoryDisk = {
    failing: undefined,
    get writes() {
      return writes;
    },
    put,
    remove: (path) => void files.delete(path),
    text: (path) => files.get(path)?.text,
    async read(path) {
      failIf('read', 'file-unreadable');
      const file = files.get(path);
      if (!file) throw new TonewallError('file-unreadable', `cannot read ${path}`);
      return Buffer.from(file.text);
    },
    async write(path, bytes) {
      failIf('write', 'file-unwritable');
      writes += 1;
      put(path, Buffer.from(bytes).toString());
    },
    async stamp(path) {
      return files.get(path)?.mark.toString();
    },
    async exclusively(_path, _waitMs, work) {
      failIf('exclusively', 'state-locked');
      return work();
    },
  };
  return disk;
}
