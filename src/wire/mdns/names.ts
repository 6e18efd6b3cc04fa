import type { Parsed } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import { MDNS_LIMITS } from '../limits.ts';
import { type Cursor, refuse, utf8 } from './cursor.ts';

/**
 * Reads a name that may be compressed (RFC 1035 §4.1.4). A pointer must lead to a place before the part of the name
 * that holds it: each jump goes strictly backwards, so no name can loop; jumps and length are limited besides.
 */
export function readName(cursor: Cursor): Parsed<string> {
  const { bytes } = cursor;
  const labels: string[] = [];
  let at = cursor.at;
  let partStart = at;
  let jumps = 0;
  let size = 1;
  for (;;) {
    const length = bytes[at];
    if (length === undefined) return refuse('malformed', 'a name has no end', at);
    if (length === 0) break;
    if (length >= 0xc0) {
      const low = bytes[at + 1];
      if (low === undefined) return refuse('malformed', 'a name has no end', at);
      const target = (length & 0x3f) * 256 + low;
      jumps += 1;
      if (jumps > MDNS_LIMITS.maxJumps)
        return refuse('limit', `a name has more than ${MDNS_LIMITS.maxJumps} pointers`, at);
      if (target >= partStart) return refuse('malformed', 'a name points forward or to itself', at);
      if (jumps === 1) cursor.at = at + 2;
      at = target;
      partStart = target;
      continue;
    }
    if (length > MDNS_LIMITS.maxLabelBytes) return refuse('malformed', 'a label has an unknown kind', at);
    size += length + 1;
    if (size > MDNS_LIMITS.maxNameBytes)
      return refuse('limit', `a name is longer than ${MDNS_LIMITS.maxNameBytes} bytes`, at);
    if (at + 1 + length > bytes.length) return refuse('malformed', 'a name has no end', at);
    const label = utf8(bytes.subarray(at + 1, at + 1 + length), at);
    if (!label.ok) return label;
    labels.push(escapeLabel(label.value));
    at += 1 + length;
  }
  if (jumps === 0) cursor.at = at + 1;
  return ok(labels.join('.'));
}

const escapeLabel = (label: string): string => label.replace(/[.\\]/g, (character) => `\\${character}`);

/** The labels of a name, unescaped. */
export function labelsOf(name: string): readonly string[] {
  if (name === '') return [];
  const labels = [''];
  for (let at = 0; at < name.length; at += 1) {
    const character = name[at] ?? '';
    if (character === '.') {
      labels.push('');
      continue;
    }
    if (character === '\\') at += 1;
    labels[labels.length - 1] += name[at] ?? '';
  }
  return labels;
}
