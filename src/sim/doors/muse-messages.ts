import type { MessageInterference } from '../faults/fault.ts';
import type { House } from '../house.ts';
import type { ReceivedMessage } from '../local-api/door.ts';
import type { PlayerState } from '../state/player.ts';

/** Where the local API's WebSocket is. */
export const MUSE_PATH = '/websocket/api';

/** Every message stands in the recording, with what it changed and what it came to. */
export function onMessage(house: House, player: PlayerState, message: ReceivedMessage): void {
  const { peer, text: body } = message;
  const entry = house.recorder.record({ ...shown(player), direction: 'in', peer, body });
  const struck = house.faults.forMessage({ player, door: 'websocket', path: MUSE_PATH });
  if (struck) entry.note({ fault: struck.fault });
  const perform = (): string => {
    const { succeeded, reply } = entry.attribute(() => message.perform());
    entry.note({ outcome: succeeded ? 'done' : 'refused' });
    return reply;
  };
  interfere(house, struck, { ...message, perform });
}

/** Replies and events. */
export function onSent(
  { recorder }: House,
  player: PlayerState,
  { peer, text: body }: Pick<ReceivedMessage, 'peer' | 'text'>,
): void {
  recorder.record({ ...shown(player), direction: 'out', peer, body });
}

const shown = ({ id }: PlayerState) =>
  ({ door: 'tls', playerId: id, method: 'WEBSOCKET', target: MUSE_PATH }) as const;

/** `perform` gives the reply. */
type Message = Pick<ReceivedMessage, 'send' | 'close'> & { readonly perform: () => string };

function interfere(
  { world }: House,
  struck: MessageInterference | undefined,
  { perform, send, close }: Message,
): void {
  if (!struck) send(perform());
  else if (struck.kind === 'delay') world.clock.after(struck.ms, () => send(perform()), { unref: true });
  else if (struck.kind === 'spoil') {
    const spoiled = struck.spoil(Buffer.from(perform())).toString('utf8');
    if (spoiled) send(spoiled);
  } else if (struck.closes) close();
}
