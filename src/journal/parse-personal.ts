import { isFacts, utf8 } from './parse-line.ts';
import { type PersonalValue, tokenOf } from './personal.ts';

/** Reads a line of a file of personal values; undefined where it is none, or its token is not that of its value. */
export function parsePersonal(line: Uint8Array): PersonalValue | undefined {
  try {
    const text = utf8.decode(line);
    const parsed: unknown = JSON.parse(text);
    if (!isFacts(parsed)) return undefined;
    const { token, salt, value } = parsed;
    if (typeof token !== 'string' || typeof salt !== 'string' || typeof value !== 'string') return undefined;
    const personal = { token, salt, value };
    const isOurs = JSON.stringify(personal) === text && tokenOf(salt, value) === token;
    return isOurs ? personal : undefined;
  } catch {
    return undefined;
  }
}
