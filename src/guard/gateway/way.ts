import type { Endpoint } from '../../base/address.ts';
import type { SoapRequest } from '../../wire/soap/request.ts';
import { TLS_PORT } from '../../catalog/door-ports.ts';
import { soapCall, type UpstreamRequest } from '../upstream/request.ts';
import type { KnownPlayer, PlayerPlace } from './guarded-player.ts';

/** How a player's web server is asked: in clear on 1400, or over TLS on 1443, which is the same server (28.1, 36.4). */
export interface Way {
  readonly player: Endpoint;
  readonly secure: boolean;
}

const ways = new WeakMap<PlayerPlace, { readonly clear: Way; readonly tls: Way }>();

/** What came over TLS goes on over TLS: a player with UPnP off turns cleartext away. */
export function wayTo(place: PlayerPlace, { secure = false }: { readonly secure?: boolean }): Way {
  const { endpoint } = place;
  const known = ways.get(place) ?? {
    clear: { player: endpoint, secure: false },
    tls: { player: { host: endpoint.host, port: TLS_PORT }, secure: true },
  };
  ways.set(place, known);
  return secure ? known.tls : known.clear;
}

/** The way on which a player answers the guard's own questions. */
export const wayOfQuestions = (place: PlayerPlace, { upnp }: Pick<KnownPlayer, 'upnp'>): Way =>
  wayTo(place, { secure: upnp === 'over-tls' });

/** The call of an action on a way. */
export const callOver = ({ player, secure }: Way, path: string, call: SoapRequest): UpstreamRequest => ({
  ...soapCall(player, path, call),
  ...(secure ? { secure } : {}),
});
