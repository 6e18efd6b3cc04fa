import { createHash } from 'node:crypto';
import { parseBuild } from '../../../base/build.ts';
import type { PlayerState } from '../../state/player.ts';
import type { Evented, World } from '../../world.ts';
import { declaredVariables } from '../declared.ts';

/** As recorded: CustomerID, UpdateID, UpdateIDX, ThirdPartyHash (node-sonos-ts). */
export function systemPropertiesEvented({ household }: World, player: PlayerState): Evented {
  const { registration, updateIds, accounts } = household;
  const updateId = String(updateIds.system ?? 0);
  const hash = createHash('sha256').update(JSON.stringify(accounts)).digest('base64');
  return declaredVariables(player, 'SystemProperties', {
    CustomerID: registration.customerId,
    UpdateID: updateId,
    UpdateIDX: updateId,
    // Absent from the event of 56.0.
    ...((parseBuild(player.build)?.major ?? 0) >= 57 ? { VoiceUpdateID: '0' } : {}),
    ThirdPartyHash: accounts.length > 0 ? hash : '',
  });
}
