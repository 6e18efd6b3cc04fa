import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Files of an image: programs of this machine, by where they are in the image, with the libraries they name, and nothing else of it. */
export function smallRoot(root: string, programs: Readonly<Record<string, string>>): void {
  for (const folder of FOLDERS) mkdirSync(join(root, folder), { recursive: true });
  for (const folder of MERGED) symlinkSync(`usr/${folder}`, join(root, folder));
  for (const [to, from] of Object.entries(programs)) copy(from, join(root, to));
  for (const library of Object.values(programs).flatMap(librariesOf)) copy(library, join(root, library));
  for (const [file, text] of Object.entries(FILES)) writeFileSync(join(root, file), text);
}

/** As every Debian of today has it (debian-policy §9.1). */
const MERGED = ['bin', 'sbin', 'lib', 'lib64'] as const;
const FOLDERS = [
  ...MERGED.map((folder) => `usr/${folder}`),
  'usr/local/bin',
  'etc/default',
  'var/lib/apt/lists',
  'var/log',
  'proc',
  'root',
  'run',
  'tmp',
];
const FILES: Readonly<Record<string, string>> = {
  'etc/passwd': 'root:x:0:0:root:/root:/bin/sh\n',
  'etc/group': 'root:x:0:\n',
  'etc/shadow': 'root:*:19000:0:99999:7:::\n',
  'etc/gshadow': 'root:*::\n',
  'etc/login.defs': 'SYS_UID_MIN 100\nSYS_UID_MAX 999\nSYS_GID_MIN 100\nSYS_GID_MAX 999\n',
};

/** ldd(1): `libm.so.6 => /lib/x86_64-linux-gnu/libm.so.6 (0x…)`, and the loader itself by its path. */
function librariesOf(program: string): readonly string[] {
  const { stdout } = spawnSync('ldd', [program], { encoding: 'utf8' });
  return [...stdout.matchAll(/(\/\S+) \(0x/g)].map(([, path = '']) => path);
}

/** What a link leads to, not the link. */
function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(realpathSync(from), to);
}
