import { refuser } from '../../base/refusal.ts';
import { documentToWrite } from '../../wire/xml/again.ts';
import { isJsonObject, readJson } from '../../wire/json/read.ts';
import { readXml } from '../../wire/xml/read.ts';
import { writeXml } from '../../wire/xml/write.ts';
import { redactedObject } from './json.ts';
import { redactedRoot, type View } from './leaf.ts';

const refuse = refuser('page');

const PICTURE = /^image\/(?:png|jpeg|gif|webp)\b/i;
const XML = /^(?:text|application)\/xml\b/i;
const JSON_TYPE = /^application\/json\b/i;

/** A page or a description as somebody may see it; undefined where it cannot be read, and so nobody can say what is in it. */
export function redactedPage(type: string, body: Uint8Array, view: View): Uint8Array | undefined {
  if (body.length === 0 || PICTURE.test(type)) return body;
  const text = JSON_TYPE.test(type) ? redactedJson(body, view) : redactedXml(type, body, view);
  return text === undefined ? undefined : Buffer.from(text);
}

function redactedJson(body: Uint8Array, view: View): string | undefined {
  const read = readJson(body, refuse);
  return read.ok && isJsonObject(read.value) ? JSON.stringify(redactedObject(read.value, view)) : undefined;
}

function redactedXml(type: string, body: Uint8Array, view: View): string | undefined {
  if (!XML.test(type)) return undefined;
  const read = readXml(body, { ignoreStylesheet: true });
  return read.ok
    ? writeXml(documentToWrite(redactedRoot(read.value, view)), { declaration: true })
    : undefined;
}
