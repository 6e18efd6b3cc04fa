import { createHash } from 'node:crypto';
import type { Exchange } from '../../upnp/exchange.ts';
import { known, type Observation, unknown } from '../evidence/observation.ts';
import type { ApiAnswer } from '../evidence/tls-door.ts';
import type { Asked } from '../permit/probe.ts';
import { whySilent } from './asker.ts';
import { serviceNamed, servicesOf } from './described.ts';
import type { Gatherer } from './gatherer.ts';

/**
 * Port 1443. One report of 2026 (Austinshu/PC2Sonos) says that orders work there while 1400 answers 403, so it is asked
 * by itself. The certificate is noted, not judged: no public authority signs for players.
 */
export const tlsDoor: Gatherer<'tls-door'> = {
  id: 'tls-door',
  concerns: 'players',
  async gather({ probe, kind, parts }) {
    const hello = await probe.describe('tls');
    if (!hello.ok) return { known: false, why: hello.error };
    const { tls, number, outcome } = hello.value;
    if (!tls) {
      const why = outcome.kind === 'failure' ? outcome.detail : 'the answer came without TLS';
      return known({ open: false, why }, [number]);
    }
    const properties = serviceNamed(servicesOf(kind, parts), 'DeviceProperties');
    const soap = properties && (await probe.read(properties, 'DeviceProperties/GetLEDState', 'tls'));
    const [leaf] = tls.chain;
    return known(
      {
        open: true,
        protocol: tls.protocol,
        cipher: tls.cipher,
        ...(leaf ? { certificate: createHash('sha256').update(leaf).digest('hex') } : {}),
        description: statusOf(hello),
        soap: soap ? statusOf(soap) : unknown('not-asked', 'no control path is known'),
        apiWithoutKey: apiAnswer(await probe.localApiInfo('no-key')),
        apiWithPublicKey: apiAnswer(await probe.localApiInfo('public-key')),
      },
      [number],
    );
  },
};

function statusOf(asked: Asked): Observation<number> {
  if (!asked.ok) return { known: false, why: asked.error };
  const { outcome, number } = asked.value;
  return outcome.kind === 'response'
    ? known(outcome.status, [number])
    : { known: false, why: whySilent(asked.value) };
}

function apiAnswer(asked: Asked): Observation<ApiAnswer> {
  if (!asked.ok) return { known: false, why: asked.error };
  const { outcome, number } = asked.value;
  if (outcome.kind === 'failure') return { known: false, why: whySilent(asked.value) };
  return known({ status: outcome.status, ...apiFacts(asked.value) }, [number]);
}

/** `{playerId, householdId, device: {serialNumber}}`, or `{errorCode}` (music-assistant/aiosonos DiscoveryInfo). */
function apiFacts({ outcome }: Exchange): Omit<ApiAnswer, 'status'> {
  if (outcome.kind !== 'response' || outcome.body.length > MAX_JSON_BYTES) return {};
  const json = parseJson(new TextDecoder().decode(outcome.body));
  const facts = {
    errorCode: memberOf(json, 'errorCode'),
    playerId: memberOf(json, 'playerId'),
    householdId: memberOf(json, 'householdId'),
    serialNumber: memberOf(memberOf(json, 'device'), 'serialNumber'),
  };
  return Object.fromEntries(
    Object.entries(facts).flatMap(([key, value]) =>
      typeof value === 'string' ? [[key, value.slice(0, 200)]] : [],
    ),
  );
}

const MAX_JSON_BYTES = 65_536;

const memberOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : undefined;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
