import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';

/** A folder with another Debian than that of this machine, made by debootstrap(8), with what docs/install.md says is installed, and `dbus`. */
const FOLDER = env['TONEWALL_LAB_DEBIAN'];

/** Files that computers of the lab start from. */
export const debianFolder = (): string => FOLDER ?? '/';

/** Why there is no other Debian to try, as a reason to skip. */
export const otherDebianMissing = (): string | undefined =>
  FOLDER !== undefined && existsSync(join(FOLDER, 'usr/sbin/nft'))
    ? undefined
    : 'TONEWALL_LAB_DEBIAN names no folder with another Debian';
