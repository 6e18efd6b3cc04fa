import type { Parsed, RefusalKind } from '../../src/base/refusal.ts';

const KINDS: readonly RefusalKind[] = ['malformed', 'limit', 'forbidden', 'mismatch', 'unsupported'];

/** Formats that may refuse inside a parser: a SOAP body is XML first, an event message HTTP first. */
const FORMATS = [
  'http',
  'ssdp',
  'mdns',
  'xml',
  'soap',
  'gena',
  'description',
  'scpd',
  'didl',
  'muse',
  'form',
  'zeroconf',
];

const MAX_DETAIL = 160;

/** What is wrong with an outcome; undefined when it is a value or a refusal as every parser promises it. */
export function fault(parsed: Parsed<unknown>): string | undefined {
  if (parsed.ok) return parsed.value === undefined ? 'a value that is undefined' : undefined;
  const { kind, format, detail } = parsed.error;
  if (!KINDS.includes(kind)) return `an unknown kind: ${kind}`;
  if (!FORMATS.includes(format)) return `an unknown format: ${format}`;
  if (detail === '' || detail.length > MAX_DETAIL) return `a detail of ${detail.length} characters`;
  return /[\p{Cc}\p{Cf}]/u.test(detail) ? 'a detail with control characters' : undefined;
}
