import { createHash } from 'node:crypto';
import { refuser } from '../../base/refusal.ts';
import type { Exchange } from '../../upnp/exchange.ts';
import type { TlsFacts } from '../../ports/net.ts';
import { isJsonObject, type JsonObject, readJson } from '../../wire/json/read.ts';
import { known, type Observation, unknown } from '../evidence/observation.ts';
import type { ApiAnswer, TlsDoorPart } from '../evidence/tls-door.ts';
import type { Asked, Probe } from '../permit/probe.ts';
import { whySilent } from './asker.ts';
import { serviceNamed, servicesOf } from './described.ts';
import type { GatherContext, Gatherer } from './gatherer.ts';
import { readCall } from './read-call.ts';

type OpenDoor = Extract<TlsDoorPart, { readonly open: true }>;

/**
 * Port 1443. One report of 2026 (Austinshu/PC2Sonos) says that orders work there while 1400 answers 403, so it is asked
 * by itself. The certificate is noted, not judged: no public authority signs for players.
 */
export const tlsDoor: Gatherer<'tls-door'> = {
  id: 'tls-door',
  concerns: 'players',
  async gather(context) {
    const { probe } = context;
    const hello = await probe.describe('tls');
    if (!hello.ok) return { known: false, why: hello.error };
    const { tls, number, outcome } = hello.value;
    if (!tls) return closedDoor(hello.value);
    return known(
      {
        open: true,
        ...factsOf(tls),
        description:
          outcome.kind === 'response'
            ? known(outcome.status, [number])
            : { known: false, why: whySilent(hello.value) },
        soap: await soapOver(context),
        apiWithoutKey: await apiAnswer(probe, 'no-key'),
        apiWithPublicKey: await apiAnswer(probe, 'public-key'),
      },
      [number],
    );
  },
};

/** Only a connection that is refused shows that nothing is there. */
function closedDoor(hello: Exchange): Observation<TlsDoorPart> {
  const { outcome, number } = hello;
  if (outcome.kind === 'response') return unknown('unexpected', 'the answer came without TLS', [number]);
  return outcome.failure === 'refused'
    ? known({ open: false, why: 'the connection was refused' }, [number])
    : { known: false, why: whySilent(hello) };
}

const factsOf = ({ protocol, cipher, chain: [leaf] }: TlsFacts) => ({
  protocol,
  cipher,
  ...(leaf ? { certificate: createHash('sha256').update(leaf).digest('hex') } : {}),
});

async function soapOver({ probe, kind, parts }: GatherContext): Promise<OpenDoor['soap']> {
  const properties = serviceNamed(servicesOf(kind, parts), 'DeviceProperties');
  if (!properties) return unknown('not-asked', 'no control path is known');
  const asked = await probe.read(properties, 'DeviceProperties/GetLEDState', 'tls');
  const { outcome, status, exchange } = readCall(asked, 'GetLEDState');
  if (status !== undefined) return known({ status, outcome }, exchange);
  return { known: false, why: asked.ok ? whySilent(asked.value) : asked.error };
}

async function apiAnswer(probe: Probe, key: 'no-key' | 'public-key'): Promise<Observation<ApiAnswer>> {
  const asked: Asked = await probe.localApiInfo(key);
  if (!asked.ok) return { known: false, why: asked.error };
  const { outcome, number } = asked.value;
  if (outcome.kind === 'failure') return { known: false, why: whySilent(asked.value) };
  return known({ status: outcome.status, ...apiFacts(outcome.body) }, [number]);
}

const refuse = refuser('muse');
const MAX_JSON_BYTES = 65_536;

/**
 * `{playerId, householdId, device: {serialNumber}}`, or `{errorCode}` (music-assistant/aiosonos DiscoveryInfo). What is no
 * such JSON has none of them: a page that asks to log in is not the player's record.
 */
function apiFacts(body: Uint8Array): Omit<ApiAnswer, 'status'> {
  const json = readJson(body, refuse, { maxBytes: MAX_JSON_BYTES });
  if (!json.ok || !isJsonObject(json.value)) return {};
  const { device } = json.value;
  return {
    ...textsIn(json.value, ['errorCode', 'playerId', 'householdId']),
    ...(isJsonObject(device) ? textsIn(device, ['serialNumber']) : {}),
  };
}

const textsIn = (object: JsonObject, names: readonly string[]): Omit<ApiAnswer, 'status'> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = Object.hasOwn(object, name) ? object[name] : undefined;
      return typeof value === 'string' ? [[name, value.slice(0, 200)]] : [];
    }),
  );
