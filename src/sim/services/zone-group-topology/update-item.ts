import { eraOf } from '../../era.ts';
import type { PlayerState } from '../../state/player.ts';
import { attributes } from '../../xml/escape.ts';

/**
 * The update on offer: none but the build itself, without a place to get it. An S1 player's item is empty, its line
 * is frozen (57.23).
 */
export function updateItem(player: PlayerState): string {
  const frozen = eraOf(player.build).generation === 1;
  const head = attributes({
    xmlns: 'urn:schemas-rinconnetworks-com:update-1-0',
    Type: 'Software',
    Version: frozen ? '' : player.build,
    UpdateURL: '',
    DownloadSize: '0',
    ManifestURL: '',
    Swgen: String(eraOf(player.build).generation),
  });
  return `<UpdateItem${head}/>`;
}
