import type { Endpoint } from '../../base/address.ts';
import { formatEndpoint } from '../../base/address.ts';
import type { Log } from '../../ports/log.ts';
import type { Net, Stream } from '../../ports/net.ts';
import { createResponseReader } from '../../wire/http/reader.ts';
import { writeRequest } from '../../wire/http/write.ts';
import { WEBSOCKET_LIMITS } from '../../wire/limits.ts';
import { checkAccepted, wishHeaders } from '../../wire/websocket/handshake.ts';
import { PLAYER_LINK_LIMITS } from './limits.ts';
import { Peer, type PeerPorts } from './peer.ts';
import { API_KEY, SUBPROTOCOL, WEBSOCKET_PATH } from './protocol.ts';

export interface ConnectPorts extends PeerPorts {
  readonly net: Net;
  readonly log: Log;
}

/** Opens the guard's own WebSocket to a player; undefined where the player does not take it. */
export async function connectToPlayer(ports: ConnectPorts, player: Endpoint): Promise<Peer | undefined> {
  const { net, clock, log } = ports;
  const { connectMs } = PLAYER_LINK_LIMITS;
  const stream = await net.connect({ ...player, timeoutMs: connectMs, tls: {} }).catch(() => undefined);
  if (!stream) return undefined;
  const timer = clock.after(connectMs, () => stream.destroy(), { unref: true });
  try {
    const first = await shake(ports, stream, player);
    if (first) return new Peer(ports, stream, { peer: 'server', limits: WEBSOCKET_LIMITS, first });
    log.warn('a player takes no WebSocket', { player: formatEndpoint(player) });
  } catch {
    // It broke off: the same as no connection.
  } finally {
    timer.cancel();
  }
  stream.destroy();
  return undefined;
}

/** The bytes after the handshake; undefined where it did not succeed. */
async function shake(
  { random }: PeerPorts,
  stream: Stream,
  player: Endpoint,
): Promise<Uint8Array | undefined> {
  const key = Buffer.from(random.bytes(16)).toString('base64');
  await stream.write(
    writeRequest({
      method: 'GET',
      target: WEBSOCKET_PATH,
      headers: [
        ['Host', formatEndpoint(player)],
        ...wishHeaders(key, SUBPROTOCOL),
        ['X-Sonos-Api-Key', API_KEY],
      ],
    }),
  );
  const reader = createResponseReader({ limits: { maxBodyBytes: 65_536 }, requestMethod: 'GET' });
  for (;;) {
    const bytes = await stream.read();
    if (!bytes) return undefined;
    const progress = reader.push(bytes);
    if (!progress.ok) return undefined;
    if (progress.value.kind === 'more') continue;
    const { head, rest } = progress.value;
    return checkAccepted(head, { key, protocol: SUBPROTOCOL }).ok ? rest : undefined;
  }
}
