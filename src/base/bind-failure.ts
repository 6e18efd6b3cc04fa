import { type ErrorCode, TonewallError } from './errors.ts';

/** Why an address and port cannot be had: bind(2). */
export function bindFailure({ code }: Pick<NodeJS.ErrnoException, 'code'>): ErrorCode {
  if (code === 'EADDRINUSE') return 'address-in-use';
  return code === 'EACCES' ? 'port-forbidden' : 'address-unavailable';
}

interface Place {
  readonly host: string;
  readonly port: number;
  readonly transport: 'TCP' | 'UDP';
}

/** The same as an error, in words; the system's own come last. */
export const bindError = (cause: NodeJS.ErrnoException, place: Place): TonewallError =>
  new TonewallError(bindFailure(cause), `${wordsFor(cause, place)} (${cause.message})`, { cause });

function wordsFor({ code }: NodeJS.ErrnoException, { host, port, transport }: Place): string {
  const shown = `${transport} port ${port} of ${host}`;
  if (code === 'EADDRINUSE') return `${shown} is in use by another program`;
  if (code === 'EACCES') return `${shown} is not for this user`;
  return code === 'EADDRNOTAVAIL' ? `${host} is no address of this computer` : `${shown} cannot be had`;
}
