import type { Interference } from '../faults/fault.ts';
import type { House } from '../house.ts';
import type { LocalApi } from '../local-api/door.ts';
import { kindOf } from '../player-kind.ts';
import type { OpenEntry } from '../recorder/recorder.ts';
import { hostIsAllowed } from '../server/host-rule.ts';
import { recordRequest } from '../server/request.ts';
import type { Upgrade, Upgrades } from '../server/upgrade.ts';
import type { PlayerState } from '../state/player.ts';
import { MUSE_PATH } from './muse-messages.ts';

/**
 * Handshakes of the local API's WebSocket, through TLS only. Unsure: whether 1400 has it too; clients use 1443 alone.
 */
export const museUpgrades = (house: House, player: PlayerState, api: LocalApi): Upgrades => ({
  wants: ({ url = '' }, { entrance }) =>
    url.split('?')[0] === MUSE_PATH && entrance.door === 'tls' && kindOf(player).era.localApi,
  take: (upgrade) => {
    const entry = recordRequest({ house, player, ...upgrade });
    const struck = house.faults.forRequest({ player, door: 'tls', path: MUSE_PATH });
    if (struck) entry.note({ fault: struck.fault });
    interfere(house, struck, upgrade, () => shakeHands(upgrade, { player, api, entry }));
  },
});

interface Handshake {
  readonly player: PlayerState;
  readonly api: LocalApi;
  readonly entry: OpenEntry;
}

function shakeHands(
  { message, socket, head, conversation }: Upgrade,
  { player, api, entry }: Handshake,
): void {
  if (player.power !== 'on') {
    entry.note({ outcome: 'away' });
    socket.destroy();
  } else if (!hostIsAllowed(kindOf(player).era, message.headers.host)) {
    entry.note({ status: 400 });
    socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
  } else {
    entry.note({ status: api.upgrade({ message, socket, head, peer: conversation.peer }) });
  }
}

/** An answer that is spoiled is none: what is no handshake closes the connection. */
function interfere(
  { world }: House,
  struck: Interference | undefined,
  { socket, conversation }: Upgrade,
  shake: () => void,
): void {
  if (!struck) shake();
  else if (struck.kind === 'delay') world.clock.after(struck.ms, shake, { unref: true });
  else if (struck.kind === 'spoil') socket.end();
  else if (struck.how === 'end') socket.end();
  else if (struck.how === 'reset') conversation.carrier.resetAndDestroy();
}
