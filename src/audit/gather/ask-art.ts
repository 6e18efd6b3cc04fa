import { err, ok, type Result } from '../../base/result.ts';
import { headerOf } from '../../wire/http/headers.ts';
import type { WhyUnknown } from '../evidence/observation.ts';
import { artPathFor } from '../permit/constants.ts';
import type { ArtFetched } from '../permit/probe.ts';
import type { Asker } from './asker.ts';
import { withOwnListener } from './with-listener.ts';
import { BAIT } from './own-listener.ts';
import { ownAddresses } from './own-addresses.ts';
import { bodyText } from './transcript.ts';

/** The request of a device that fetches comes before its answer; a little later covers the rest. */
const AFTERWARDS_MS = 300;

/** Points the art proxy at an own listener and looks who comes. */
export async function fetchArt(asker: Asker): Promise<Result<ArtFetched, WhyUnknown>> {
  const { near } = ownAddresses(asker.ownSide, asker.address);
  if (near === undefined)
    return err({
      kind: 'not-asked',
      text: 'this computer has no address in the network of the player',
      exchange: [],
    });
  return withOwnListener(asker, near, async (listener) => {
    const asked = await asker.ask({ method: 'GET', path: artPathFor(listener.url) });
    if (!asked.ok) return asked;
    const { outcome, number } = asked.value;
    const arrival = await listener.arrival(AFTERWARDS_MS);
    const inbound = arrival
      ? [asker.context.transcript.add({ kind: 'inbound', peer: arrival.from, request: arrival.request })]
      : [];
    const userAgent = arrival && headerOf(arrival.request.headers, 'User-Agent');
    return ok({
      ...(outcome.kind === 'response' ? { status: outcome.status } : {}),
      fetched: arrival !== undefined,
      relayed: outcome.kind === 'response' && bodyText(outcome.body).includes(BAIT),
      ...(userAgent === undefined ? {} : { userAgent }),
      exchange: [number, ...inbound],
    });
  });
}
