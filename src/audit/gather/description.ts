import { describeRefusal } from '../../base/refusal.ts';
import { readDocument } from '../../upnp/describe.ts';
import type { Exchange } from '../../upnp/exchange.ts';
import { pathWithin } from '../../upnp/location.ts';
import type { DeviceDescription } from '../../wire/description/device.ts';
import { parseDescription } from '../../wire/description/parse.ts';
import { headerOf } from '../../wire/http/headers.ts';
import { childOf, textOf } from '../../wire/xml/element.ts';
import { readXml } from '../../wire/xml/read.ts';
import type { DescriptionPart } from '../evidence/description.ts';
import { known, type Observation, unknown } from '../evidence/observation.ts';
import type { Probe } from '../permit/probe.ts';
import { whySilent } from './asker.ts';
import type { Gatherer } from './gatherer.ts';
import { locateServices } from './locate-services.ts';

/** The device description (UDA 2.0 §2.3). With UPnP off players answer 403 here, and that is worth knowing too. */
export const description: Gatherer<'description'> = {
  id: 'description',
  concerns: 'any-device',
  async gather({ probe }) {
    const asked = await probe.describe();
    if (!asked.ok) return { known: false, why: asked.error };
    const part = readPart(asked.value);
    noteConduct({ probe, part, exchange: asked.value });
    if (part.known && part.value.kind === 'served') probe.learn(part.value.services);
    return part;
  },
};

function readPart(exchange: Exchange): Observation<DescriptionPart> {
  const { outcome, number, target, request } = exchange;
  if (outcome.kind === 'failure') return { known: false, why: whySilent(exchange) };
  const { status, headers } = outcome;
  const server = headerOf(headers, 'SERVER')?.slice(0, 200);
  const base = { path: request.target, ...(server === undefined ? {} : { server }) };
  const fetched = readDocument(exchange, parseDescription);
  if (fetched.kind === 'refused') return unknown('malformed', describeRefusal(fetched.refusal), [number]);
  if (fetched.kind === 'unavailable')
    return known({ kind: status === 401 || status === 403 ? 'denied' : 'unexpected', ...base, status }, [
      number,
    ]);
  const located = locateServices(fetched.document, { endpoint: target, path: request.target });
  return known({ kind: 'served', ...base, ...factsOf(fetched.document), ...located }, [number]);
}

const factsOf = (root: DeviceDescription) => ({
  deviceType: root.deviceType,
  udn: root.udn,
  friendlyName: root.friendlyName,
  manufacturer: root.manufacturer,
  modelName: root.modelName,
  modelNumber: root.modelNumber ?? '',
  fields: root.extra.map(([name, value]) => ({ name, value })),
});

interface Described {
  readonly probe: Probe;
  readonly part: Observation<DescriptionPart>;
  readonly exchange: Exchange;
}

function noteConduct({ probe, part, exchange }: Described): void {
  if (!part.known && part.why.kind === 'malformed')
    probe.conduct(`its description was turned away: ${part.why.text}`, part.why.exchange);
  if (!part.known || part.value.kind !== 'served') return;
  if (part.value.leftOut.length > 0)
    probe.conduct('describes services at another place than its own; they were not asked', part.exchange);
  if (basedElsewhere(exchange))
    probe.conduct(
      'names another place as the base of its paths (URLBase); it is not followed',
      part.exchange,
    );
}

/** URLBase is deprecated and never followed (UDA 2.0 §2.3); old devices name themselves in it. */
function basedElsewhere({ outcome, target, request }: Exchange): boolean {
  const root = outcome.kind === 'response' ? readXml(outcome.body) : undefined;
  const base = root?.ok ? childOf(root.value, 'URLBase') : undefined;
  return (
    base !== undefined && !pathWithin(textOf(base).trim(), { endpoint: target, path: request.target }).ok
  );
}
