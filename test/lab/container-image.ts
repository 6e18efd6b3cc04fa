import { chmodSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../tools/steps/command.ts';
import { unpackInto } from './packed.ts';
import { smallRoot } from './small-root.ts';

/**
 * A folder for `BASE` of `packaging/oci/Containerfile`: Node.js and the programs that its lines call. In place of npm and apt-get, which would ask their
 * registries, are two scripts that put in place what is there already.
 */
export async function baseFolder(root: string): Promise<void> {
  smallRoot(root, {
    ...Object.fromEntries(PROGRAMS.map((path) => [path, path])),
    '/usr/local/bin/node': process.execPath,
  });
  await unpackInto(join(root, PACKAGE));
  for (const path of runtimePackages())
    cpSync(join(ROOT, path), join(root, PACKAGE, path), { recursive: true });
  chmodSync(join(root, PACKAGE, 'dist/cli/main.js'), 0o755);
  script(
    join(root, 'usr/bin/apt-get'),
    '[ "$1" = update ] || [ "$*" = "install --yes --no-install-recommends iproute2 nftables" ]',
  );
  script(join(root, 'usr/local/bin/npm'), NPM);
}

const PACKAGE = 'opt/tonewall';
const NPM = `case "$1 $2" in
  "pack --pack-destination") test -f package.json && : > /tonewall-0.tgz ;;
  "install --global")
    test -f /tmp/tonewall-0.tgz && mkdir -p /usr/local/lib/node_modules &&
    mv /${PACKAGE} /usr/local/lib/node_modules/tonewall &&
    ln -s ../lib/node_modules/tonewall/dist/cli/main.js /usr/local/bin/tonewall ;;
  *) exit 1 ;;
esac`;

const PROGRAMS = [
  '/bin/sh',
  '/usr/bin/env',
  '/usr/bin/id',
  '/usr/bin/install',
  '/usr/bin/ln',
  '/usr/bin/mkdir',
  '/usr/bin/mv',
  '/usr/bin/rm',
  '/usr/sbin/groupadd',
  '/usr/sbin/ip',
  '/usr/sbin/nft',
  '/usr/sbin/useradd',
];

function script(file: string, text: string): void {
  writeFileSync(file, `#!/bin/sh\n${text}\n`, { mode: 0o755 });
}

interface Locked {
  readonly packages: Readonly<Record<string, { readonly dev?: true }>>;
}

/** `node_modules/yaml`: what is installed with the published package, and what that needs. */
function runtimePackages(): readonly string[] {
  const locked = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as Locked;
  return Object.entries(locked.packages)
    .filter(([path, { dev }]) => path !== '' && dev !== true)
    .map(([path]) => path);
}
