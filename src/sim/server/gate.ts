import { kindOf } from '../player-kind.ts';
import { errorPage, type Answer } from './answer.ts';
import type { PageRequest } from './page.ts';

/**
 * UPnP off turns cleartext away. Unsure: whether SOAP through TLS still works then; one report says so
 * (Austinshu/PC2Sonos PR 2) and the texts of 86.10 speak of insecure requests, so it does unless the
 * household says otherwise.
 */
export function gated({
  player,
  door,
  world,
}: Pick<PageRequest, 'player' | 'door' | 'world'>): Answer | undefined {
  const closed = kindOf(player).era.connectionSecurity && !player.switches.upnp;
  const shut = door === 'tcp' || !world.household.soapOverTls;
  return closed && shut ? errorPage(403) : undefined;
}
