import { withoutBareAmpersands } from '../../wire/didl/bare-ampersands.ts';
import { documentToWrite } from '../../wire/xml/again.ts';
import type { XmlElement } from '../../wire/xml/element.ts';
import { readXml } from '../../wire/xml/read.ts';
import { writeXml } from '../../wire/xml/write.ts';
import { redactedElement } from './element.ts';
import { insteadOf, type Kind } from './hidden-fields.ts';
import { withoutShapes } from './shapes.ts';
import type { Sight } from './sight.ts';

/** For whom something is redacted, and where in it we are. */
export interface View {
  readonly sight: Sight;
  readonly kind: Kind;
  /** Documents in texts of documents around this one. */
  readonly depth: number;
}

export const viewOf = (sight: Sight, kind: Kind = 'everything'): View => ({ sight, kind, depth: 0 });

/** Metadata in a favourite in a list in an answer is three; what goes deeper nobody reads. */
const MAX_DEPTH = 4;

/** Texts that are documents. Where one cannot be read, nobody can say what is in it. In lower case. */
const DOCUMENTS: ReadonlySet<string> = new Set([
  'zonegroupstate',
  'result',
  'trackmetadata',
  'currenttrackmetadata',
  'nexttrackmetadata',
  'currenturimetadata',
  'nexturimetadata',
  'avtransporturimetadata',
  'nextavtransporturimetadata',
  'enqueuedtransporturimetadata',
  'enqueuedurimetadata',
  'programmetadata',
  'resmd',
  'currentalarmlist',
  'availableservicedescriptorlist',
]);

const MARKUP = /^\s*<[\p{L}_?!]/u;

/** A value by its name: hidden for the name, read and redacted where it is a document, else searched for what its form gives away. */
export function redactedLeaf(name: string, value: string, view: View): string {
  const instead = insteadOf(name, value, view.kind);
  if (instead !== undefined) return instead;
  if (!MARKUP.test(value)) return withoutShapes(value);
  if (view.depth >= MAX_DEPTH) return '';
  const root = documentIn(value);
  if (root) return redactedText(root, value, view);
  return DOCUMENTS.has(name.toLowerCase()) ? '' : withoutShapes(value);
}

function documentIn(text: string): XmlElement | undefined {
  const read = readXml(text);
  if (read.ok) return read.value;
  const escaped = withoutBareAmpersands(text);
  const again = escaped === undefined ? read : readXml(escaped);
  return again.ok ? again.value : undefined;
}

/** As it came where nothing in it changes, but for what a reader does not see: a comment could hold anything. */
function redactedText(root: XmlElement, text: string, view: View): string {
  const redacted = redactedRoot(root, { ...view, depth: view.depth + 1 });
  return redacted === root && !/<[!?]/.test(text) ? text : writeXml(documentToWrite(redacted));
}

/** A whole document. */
export const redactedRoot = (root: XmlElement, view: View): XmlElement =>
  redactedElement(root, view.sight, (name, value) => redactedLeaf(name, value, view));
