import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installInto } from './packed.ts';
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
  await installInto(join(root, PACKAGE));
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
