import { expect } from 'vitest';
import type { MessageReader } from '../../src/wire/http/reader.ts';

/** Latin-1 characters as bytes. */
export const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

const text = (data: Uint8Array): string => Buffer.from(data).toString('latin1');

/** Feeds `step` bytes at a time, then closes; what matters of the outcome, with the input that was never asked for. */
export function outcome<H>(reader: MessageReader<H>, input: string, step = 1): unknown {
  for (let at = 0; at < input.length; at += step) {
    const progress = reader.push(bytes(input.slice(at, at + step)));
    if (!progress.ok) return progress;
    if (progress.value.kind === 'message')
      return {
        body: text(progress.value.body),
        truncated: progress.value.truncated,
        unread: input.slice(at + step),
      };
  }
  const ended = reader.end();
  if (!ended.ok || ended.value.kind === 'more') return ended;
  return { body: text(ended.value.body), truncated: ended.value.truncated, unread: 'closed' };
}

/** A refusal of the HTTP reader, wherever it stood. */
export const refused = (kind: string, detail: string): unknown => ({
  ok: false,
  error: expect.objectContaining({ kind, format: 'http', detail }),
});
