import { type Parsed, refuser } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import { SOAP_LIMITS } from '../limits.ts';
import { attributeOf, childrenOf, isElement, textOf, type XmlElement } from '../xml/element.ts';
import { readXml } from '../xml/read.ts';
import { SOAP_NAMESPACE, type SoapArguments } from './names.ts';

const refuse = refuser('soap');

/** White space of XML; anything else between elements is content that somebody else might read. */
const hasStrayText = (el: XmlElement): boolean =>
  el.children.some((node) => typeof node === 'string' && /[^ \t\r\n]/.test(node));

/**
 * The one element inside Envelope/Body. Prefixes are free, namespaces are not. Two bodies or two elements in a body
 * are refused: what is judged must be what is carried out. Headers are ignored, save one that must be understood.
 */
export function readBodyElement(body: Uint8Array | string): Parsed<XmlElement> {
  const envelope = readXml(body);
  if (!envelope.ok) return envelope;
  const root = envelope.value;
  if (root.local !== 'Envelope') return refuse('malformed', 'the root is no Envelope');
  if (root.namespace !== SOAP_NAMESPACE) return refuse('unsupported', 'the Envelope is not of SOAP 1.1');
  const strange = checkEnvelope(root);
  if (strange) return strange;
  const bodies = childrenOf(root, 'Body', SOAP_NAMESPACE);
  const [soapBody] = bodies;
  if (!soapBody || bodies.length > 1) return refuse('malformed', 'the Envelope has not exactly one Body');
  if (hasStrayText(soapBody)) return refuse('malformed', 'text stands beside the element of the Body');
  const [only, second] = childrenOf(soapBody);
  if (!only) return refuse('malformed', 'the Body is empty');
  return second ? refuse('mismatch', 'the Body has more than one element') : ok(only);
}

function checkEnvelope(root: XmlElement): ReturnType<typeof refuse> | undefined {
  if (hasStrayText(root)) return refuse('malformed', 'text stands inside the Envelope');
  const parts = childrenOf(root);
  if (
    parts.some(({ namespace, local }) => namespace !== SOAP_NAMESPACE || !['Header', 'Body'].includes(local))
  )
    return refuse('malformed', 'the Envelope holds more than Header and Body');
  const blocks = childrenOf(root, 'Header', SOAP_NAMESPACE).flatMap((header) => childrenOf(header));
  if (blocks.some(mustBeUnderstood)) return refuse('unsupported', 'a header must be understood');
  return undefined;
}

/** SOAP 1.1 §4.2.3. */
const mustBeUnderstood = (block: XmlElement): boolean =>
  block.attributes.some(
    ({ local, namespace, value }) =>
      local === 'mustUnderstand' && namespace === SOAP_NAMESPACE && value.trim() !== '0',
  );

/** The arguments inside an action element: simple elements only. `xsi:nil` and the like mean nothing in UPnP. */
export function readArguments(action: XmlElement): Parsed<SoapArguments> {
  if (hasStrayText(action)) return refuse('malformed', 'text stands between the arguments');
  const children = childrenOf(action);
  if (children.length > SOAP_LIMITS.maxArguments)
    return refuse('limit', `there are more than ${SOAP_LIMITS.maxArguments} arguments`);
  const wrong = children.find((child) => child.children.some(isElement));
  if (wrong) return refuse('malformed', 'an argument holds markup that is not escaped');
  // A reference to content elsewhere in the message (SOAP 1.1 §5.4.1) is not UPnP, and hides a value from a judge.
  if (children.some((child) => attributeOf(child, 'href') !== undefined))
    return refuse('forbidden', 'an argument refers to content elsewhere');
  return ok(children.map((child) => [child.local, textOf(child)]));
}
