import type { Parsed, refuser } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import { isFieldValue, isTargetText, isToken } from './characters.ts';

type Refuse = ReturnType<typeof refuser>;
export type HttpVersion = '1.0' | '1.1';

export interface RequestLine {
  readonly method: string;
  readonly target: string;
  readonly version: HttpVersion;
}

export interface StatusLine {
  readonly version: HttpVersion;
  readonly status: number;
  readonly reason: string;
}

const MAX_METHOD_LENGTH = 32;

/** `METHOD target HTTP/1.1` with single blanks (RFC 9112 §3). A line without a version is HTTP/0.9: not spoken. */
export function parseRequestLine(text: string, refuse: Refuse): Parsed<RequestLine> {
  const [method = '', target = '', versionText, ...more] = text.split(' ');
  if (text === '') return refuse('malformed', 'the request line is empty', 0);
  if (!isToken(method) || method.length > MAX_METHOD_LENGTH)
    return refuse('malformed', 'the method is no token of at most 32 characters', 0);
  if (versionText === undefined)
    return refuse('unsupported', 'the request line names no version (HTTP/0.9)', 0);
  if (more.length > 0) return refuse('malformed', 'the request line has more than three parts', 0);
  const wrongTarget = checkTarget(method, target, refuse);
  if (wrongTarget) return wrongTarget;
  const version = parseVersion(versionText, refuse);
  return version.ok ? ok({ method, target, version: version.value }) : version;
}

/** `*` belongs to SSDP and OPTIONS; every other target is a path of this server (origin-form, RFC 9112 §3.2.1). */
function checkTarget(method: string, target: string, refuse: Refuse): ReturnType<Refuse> | undefined {
  const at = method.length + 1;
  if (target === '') return refuse('malformed', 'the target is empty', at);
  if (!isTargetText(target)) return refuse('malformed', 'the target holds a character that no path has', at);
  if (method === 'CONNECT') return refuse('forbidden', 'CONNECT is never accepted', 0);
  if (target === '*') {
    const known = method === 'M-SEARCH' || method === 'NOTIFY' || method === 'OPTIONS';
    return known ? undefined : refuse('malformed', `the target * does not go with this method`, at);
  }
  if (!target.startsWith('/'))
    return refuse('forbidden', 'the target is not a path (absolute-form is never accepted)', at);
  return undefined;
}

/** `HTTP/1.1 200 OK`; the reason may be missing with or without its blank (RFC 9112 §4). */
export function parseStatusLine(text: string, refuse: Refuse): Parsed<StatusLine> {
  const version = parseVersion(text.slice(0, 8), refuse);
  if (!version.ok) return version;
  const code = text.slice(9, 12);
  if (text[8] !== ' ' || !/^[1-5]\d\d$/.test(code))
    return refuse('malformed', 'the status is no number from 100 to 599', 9);
  if (text.length > 12 && text[12] !== ' ')
    return refuse('malformed', 'the status is followed by no blank', 12);
  const reason = text.slice(13);
  if (!isFieldValue(reason)) return refuse('malformed', 'the reason holds a control character', 13);
  return ok({ version: version.value, status: Number(code), reason });
}

export function parseVersion(text: string, refuse: Refuse): Parsed<HttpVersion> {
  if (text === 'HTTP/1.1') return ok('1.1');
  if (text === 'HTTP/1.0') return ok('1.0');
  if (/^HTTP\/\d(\.\d)?$/.test(text)) return refuse('unsupported', 'the version is not HTTP/1.0 or 1.1');
  return refuse('malformed', 'the version is not of the form HTTP/1.1');
}
