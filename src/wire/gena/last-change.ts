import type { Parsed } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import { GENA_LIMITS } from '../limits.ts';
import { attributeOf, childrenOf, type XmlElement } from '../xml/element.ts';
import { readXml } from '../xml/read.ts';
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
  const instances: LastChangeInstance[] = [];
  for (const el of elements) {
    const instance = readInstance(el);
    if (!instance.ok) return instance;
    instances.push(instance.value);
  }
  return ok({ namespace: read.value.namespace, instances });
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
  const variables: LastChangeVariable[] = [];
  for (const variable of elements) {
    const value = attributeOf(variable, 'val');
    if (value === undefined) return refuse('malformed', 'a variable of LastChange has no val');
    variables.push({ name: variable.local, namespace: variable.namespace, value, ...channelOf(variable) });
  }
  return ok({ kind, id, variables });
}

/** RenderingControl:1 §2.3.1 writes `channel`; some stacks write `Channel`. */
function channelOf(variable: XmlElement): { readonly channel?: string } {
  const channel = attributeOf(variable, 'channel') ?? attributeOf(variable, 'Channel');
  return channel === undefined ? {} : { channel };
}
