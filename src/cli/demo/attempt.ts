import type { Endpoint, IpAddress } from '../../base/address.ts';
import { printable } from '../../base/text.ts';
import type { Exchange } from '../../upnp/exchange.ts';
import type { HttpClient, HttpRequest } from '../../upnp/http-client.ts';
import { parseSoapResponse } from '../../wire/soap/response.ts';

/** Who tries, by the address that the configuration of the demonstration knows. */
export type Who = 'owner' | 'guest' | 'stranger';

/** Something that somebody tries at a player. */
export interface Attempt {
  /** What it is, in words for people. */
  readonly title: string;
  readonly who: Who;
  readonly room: string;
  request(target: Endpoint): Pick<HttpRequest, 'method' | 'path' | 'headers' | 'body'>;
}

/** What came of it: it worked, or why not. */
export interface Outcome {
  readonly worked: boolean;
  readonly words: string;
}

export async function tryIt(
  client: HttpClient,
  attempt: Attempt,
  { target, from }: { readonly target: Endpoint; readonly from: IpAddress },
): Promise<Outcome> {
  const exchange = await client.request({ target, localAddress: from, ...attempt.request(target) });
  return outcomeOf(exchange);
}

function outcomeOf({ outcome }: Exchange): Outcome {
  if (outcome.kind !== 'response') return { worked: false, words: `no answer (${outcome.failure})` };
  const body = Buffer.from(outcome.body).toString('utf8');
  if (outcome.status === 200) return { worked: true, words: 'it worked' };
  return {
    worked: false,
    words: printable(whyIn(body) ?? WORDS[outcome.status] ?? `status ${outcome.status}`, 120),
  };
}

/** Refusals that carry no text (UDA 2.0 §4.1.2). */
const WORDS: Readonly<Record<number, string>> = {
  412: 'Events are sent to whoever asks for them and to nobody else. (status 412)',
};

/** The sentence of a refusal: of a fault its description, of a page its paragraph. */
function whyIn(body: string): string | undefined {
  const response = parseSoapResponse(body);
  if (response.ok && response.value.kind === 'fault')
    return response.value.upnpErrorDescription ?? `UPnP error ${response.value.upnpErrorCode}`;
  const [, sentence] = /<p>([^<]*)<\/p>/.exec(body) ?? [];
  return sentence?.replaceAll('&apos;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
