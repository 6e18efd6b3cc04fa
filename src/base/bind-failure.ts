import type { ErrorCode } from './errors.ts';

/** Why an address and port cannot be had: bind(2). */
export function bindFailure({ code }: Pick<NodeJS.ErrnoException, 'code'>): ErrorCode {
  if (code === 'EADDRINUSE') return 'address-in-use';
  return code === 'EACCES' ? 'port-forbidden' : 'address-unavailable';
}
