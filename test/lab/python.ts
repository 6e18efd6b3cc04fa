import type { TestContext } from 'vitest';
import { debianProgram } from '../../tools/debian-packages.ts';
import type { LabHost } from './lab.ts';

/** Debian's own, which finds Debian's modules. */
export const PYTHON = '/usr/bin/python3';

/** Before a test that sends what Node.js has no sockets for. */
export function needsPython(context: TestContext): void {
  if (debianProgram('python3') === undefined) context.skip('python3 is not installed');
}

/** The checksum of the Internet (RFC 1071). */
const SUMMED = `
import socket, struct, sys, time
def summed(data):
    data += b'\\0' * (len(data) % 2)
    total = sum(struct.unpack('!%dH' % (len(data) // 2), data))
    while total >> 16: total = (total & 0xffff) + (total >> 16)
    return ~total & 0xffff
`;

interface Running {
  readonly args?: readonly (string | number)[];
  readonly timeoutMs?: number;
}

/** Runs a program on a host, which has `socket`, `struct`, `sys`, `time` and `summed`; what it prints. Fails as it does. */
export async function python(
  host: LabHost,
  program: string,
  { args = [], ...options }: Running = {},
): Promise<string> {
  const { code, stdout, stderr } = await host.run(
    PYTHON,
    ['-c', SUMMED + program, ...args.map(String)],
    options,
  );
  if (code !== 0) throw new Error(stderr);
  return stdout;
}
