import { type Parsed, parseAll } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import { GENA_LIMITS } from '../limits.ts';
import { attributeOf, childrenOf, type XmlElement } from '../xml/element.ts';
import { readXml } from '../xml/read.ts';
import { type ElementInput, element, writeXml } from '../xml/write.ts';
import { refuse } from './names.ts';

/**
 * The value of the state variable LastChange (UPnP AVTransport:1 §2.3.1, RenderingControl:1 §2.3.1): variables by
 * instance. Sonos' Queue service has `<QueueID val="0">` in place of `<InstanceID val="0">`.
 */
export interface LastChange {
  /** `urn:schemas-upnp-org:metadata-1-0/AVT/`, `…/RCS/` or `urn:schemas-sonos-com:metadata-1-0/Queue/`. */
  readonly namespace: string;
  readonly instances: readonly LastChangeInstance[];
}

export interface LastChangeInstance {
  readonly kind: 'InstanceID' | 'QueueID';
  readonly id: string;
  readonly variables: readonly LastChangeVariable[];
}

export interface LastChangeVariable {
  /** Local name; vendor variables (`r:EnqueuedTransportURI`) differ by namespace. */
  readonly name: string;
  readonly namespace: string;
  readonly value: string;
  /** `Master`, `LF`, `RF` for volume and mute. */
  readonly channel?: string;
}

/** Takes the variable's text, already unescaped once by the property set. */
export function parseLastChange(xmlText: string): Parsed<LastChange> {
  const read = readXml(xmlText);
  if (!read.ok) return read;
  if (read.value.local !== 'Event') return refuse('malformed', 'the root of LastChange is no Event');
  const elements = childrenOf(read.value);
  if (elements.length > GENA_LIMITS.maxInstances)
    return refuse('limit', `there are more than ${GENA_LIMITS.maxInstances} instances`);
  const instances = parseAll(elements, readInstance);
  return instances.ok ? ok({ namespace: read.value.namespace, instances: instances.value }) : instances;
}

function readInstance(el: XmlElement): Parsed<LastChangeInstance> {
  const { local: kind } = el;
  if (kind !== 'InstanceID' && kind !== 'QueueID')
    return refuse('malformed', 'the Event holds more than InstanceID and QueueID');
  const id = attributeOf(el, 'val');
  if (id === undefined) return refuse('malformed', `an ${kind} has no val`);
  const elements = childrenOf(el);
  if (elements.length > GENA_LIMITS.maxVariables)
    return refuse('limit', `there are more than ${GENA_LIMITS.maxVariables} variables`);
  const variables = parseAll(elements, readVariable);
  return variables.ok ? ok({ kind, id, variables: variables.value }) : variables;
}

function readVariable(el: XmlElement): Parsed<LastChangeVariable> {
  const value = attributeOf(el, 'val');
  if (value === undefined) return refuse('malformed', 'a variable of LastChange has no val');
  return ok({ name: el.local, namespace: el.namespace, value, ...channelOf(el) });
}

/** RenderingControl:1 §2.3.1 writes `channel`; some stacks write `Channel`. */
function channelOf(variable: XmlElement): { readonly channel?: string } {
  const channel = attributeOf(variable, 'channel') ?? attributeOf(variable, 'Channel');
  return channel === undefined ? {} : { channel };
}

/** Clients read vendor variables by this prefix, literally: `r:EnqueuedTransportURI`. */
const VENDOR = { prefix: 'r', namespace: 'urn:schemas-rinconnetworks-com:metadata-1-0/' } as const;

/** The text of the variable; it is escaped once more by the property set. */
export function writeLastChange({ namespace, instances }: LastChange): string {
  const declarations = { xmlns: namespace || undefined, [`xmlns:${VENDOR.prefix}`]: VENDOR.namespace };
  const written = instances.map(({ kind, id, variables }) =>
    element(
      kind,
      { val: id },
      variables.map((variable) => variableElement(variable, namespace)),
    ),
  );
  return writeXml(element('Event', declarations, written));
}

/** `channel` before `val`, as players write it. A foreign namespace is declared on the element itself. */
function variableElement(variable: LastChangeVariable, around: string): ElementInput {
  const { name, namespace, value, channel } = variable;
  const attributes = { channel, val: value };
  if (namespace === around) return element(name, attributes);
  if (namespace === VENDOR.namespace) return element(`${VENDOR.prefix}:${name}`, attributes);
  return element(name, { xmlns: namespace, ...attributes });
}
