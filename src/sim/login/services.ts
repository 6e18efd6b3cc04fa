/** A login service of an unlocked unit. */
export interface LoginService {
  readonly name: 'ssh' | 'telnet';
  /** Where real units have it, and where it goes when that is not allowed (ports below 1024 without privilege). */
  readonly port: number;
  readonly unprivilegedPort: number;
  /** The first bytes of the server. */
  readonly greeting: Uint8Array;
}

/** dropbear and telnetd are in the image of 57.10 (run_sshd.sh). Unsure: the version in the greeting. */
export const LOGIN_SERVICES: readonly LoginService[] = [
  {
    name: 'ssh',
    port: 22,
    unprivilegedPort: 2222,
    greeting: Buffer.from('SSH-2.0-dropbear_2012.55\r\n', 'latin1'),
  },
  {
    name: 'telnet',
    port: 23,
    unprivilegedPort: 2323,
    // DO ECHO, DO NAWS, WILL ECHO, WILL SUPPRESS-GO-AHEAD (RFC 854, 857, 858, 1073), then busybox' prompt.
    greeting: Buffer.from('\xff\xfd\x01\xff\xfd\x1f\xff\xfb\x01\xff\xfb\x03\r\nSonosZP login: ', 'latin1'),
  },
];
