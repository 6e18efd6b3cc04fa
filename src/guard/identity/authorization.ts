import { isToken } from './token.ts';

/**
 * The token of `Authorization: Bearer …` (RFC 6750 §2.1; the scheme in any case, RFC 9110 §11.1); undefined for any other
 * form. Players know no such header, so whoever sends one means the guard, and anything but one good token is wrong.
 */
export function bearerToken(authorization: string): string | undefined {
  if (authorization.length > 128) return undefined;
  const token = /^bearer +(\S+)$/i.exec(authorization)?.[1];
  return token !== undefined && isToken(token) ? token : undefined;
}
