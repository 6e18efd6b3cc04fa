import type { PlayerState } from '../state/player.ts';
import { lines, type Fields, type Subject } from './subject.ts';

/** What a device and the devices inside it differ in. */
export interface Face {
  readonly type: string;
  readonly label: string;
  /** The address for the root and the server, the room for the renderer. */
  readonly owner: string;
}

/** The friendly name ends with the id since some build after 66.4: absent there, present on 78.1. */
export function identity(
  { player, product, major, extender }: Subject,
  { type, label, owner }: Face,
): Fields {
  const name = `Sonos ${product.displayName}`;
  const modelName = name.replace(/^Sonos SYMFONISK/, 'SYMFONISK');
  const number = numberOf(player);
  return [
    ['deviceType', `urn:schemas-upnp-org:device:${type}:1`],
    ['friendlyName', `${owner} - ${modelName}${label}${major >= 78 ? ` - ${player.id}` : ''}`],
    ['manufacturer', 'Sonos, Inc.'],
    ['manufacturerURL', 'http://www.sonos.com'],
    ['modelNumber', number],
    ['modelDescription', `${modelName}${label}`],
    ['modelName', modelName],
    ['modelURL', `http://www.sonos.com/${extender ? 'store/products' : 'products/zoneplayers'}/${number}`],
  ];
}

/** A Bridge is BR100 in banners and ZB100 in its description (57.23). */
const numberOf = ({ model }: PlayerState): string => (model === 'BR100' ? 'ZB100' : model);

/** The renderer's icon has no id (49.2, 78.1, 97.1). */
export const icons = (player: PlayerState, id?: string): string =>
  `<iconList>\n<icon>\n${lines([
    ['id', id],
    ['mimetype', 'image/png'],
    ['width', 48],
    ['height', 48],
    ['depth', 24],
    ['url', `/img/icon-${numberOf(player)}.png`],
  ])}</icon>\n</iconList>\n`;
