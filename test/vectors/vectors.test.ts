import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Parsed } from '../../src/base/refusal.ts';
import { FORMATS } from './formats.ts';

/**
 * A vector is `<name>.bin`, the bytes, and `<name>.json`: the source, and the whole expected message or the expected
 * refusal. Bytes inside an expected message are Latin-1 texts.
 */
interface Expectation {
  readonly source: string;
  readonly message?: unknown;
  readonly refusal?: { readonly format: string; readonly kind: string; readonly detail: string };
}

const FOLDER = import.meta.dirname;

/** How many each format has at least; a folder that loses its vectors fails. */
const MINIMUM: Readonly<Record<string, number>> = {
  'http-request': 15,
  'http-response': 5,
  xml: 10,
  ssdp: 10,
  'soap-request': 4,
  'soap-response': 4,
  'soap-action': 2,
  mdns: 6,
  gena: 6,
  'last-change': 2,
  description: 3,
  scpd: 3,
  didl: 2,
  muse: 5,
  'muse-command': 5,
  'muse-answer': 5,
  'player-info': 1,
  form: 10,
  zeroconf: 6,
};

const folders = readdirSync(FOLDER, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);

it('has a folder for every format and a format for every folder', () => {
  expect(folders.toSorted()).toEqual(Object.keys(FORMATS).toSorted());
  expect(Object.keys(MINIMUM).toSorted()).toEqual(Object.keys(FORMATS).toSorted());
});

describe.each(folders)('%s', (format) => {
  const files = readdirSync(join(FOLDER, format)).toSorted();
  const names = [...new Set(files.map((file) => file.replace(/\.(bin|json)$/, '')))];

  it('has enough vectors and no orphans', () => {
    expect(files).toEqual(names.flatMap((name) => [`${name}.bin`, `${name}.json`]).toSorted());
    expect(names.length).toBeGreaterThanOrEqual(MINIMUM[format] ?? Number.POSITIVE_INFINITY);
  });

  it('both accepts and refuses', () => {
    const kinds = new Set(names.map((name) => expectation(format, name).refusal === undefined));
    expect(kinds).toEqual(new Set([true, false]));
  });

  it.each(names)('%s', (name) => {
    const { message, refusal, source } = expectation(format, name);
    expect(source).not.toBe('');
    const parsed = FORMATS[format]?.(readFileSync(join(FOLDER, format, `${name}.bin`)));
    expect(plain(parsed)).toEqual(refusal ? { refusal } : { message });
  });
});

const expectation = (format: string, name: string): Expectation =>
  JSON.parse(readFileSync(join(FOLDER, format, `${name}.json`), 'utf8')) as Expectation;

/** The outcome as JSON has it: bytes as Latin-1 texts, a refusal without its offset. */
function plain(parsed: Parsed<unknown> | undefined): unknown {
  if (parsed?.ok === false) {
    const { format, kind, detail } = parsed.error;
    return { refusal: { format, kind, detail } };
  }
  const bytesAsText = (_: string, value: unknown): unknown =>
    value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value;
  return JSON.parse(JSON.stringify({ message: parsed?.value }, bytesAsText));
}
