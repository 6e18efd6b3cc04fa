import { attributeOf, childOf, childrenOf, textOf, type XmlElement } from '../../wire/xml/element.ts';
import type { Sight } from './sight.ts';

/**
 * Entries of lists that are about one player, and where they name it. One that names none is about somebody, and so left
 * out. Without a room that could be named: what rings next, in `/status/alarm`.
 */
const ENTRIES: Readonly<Record<string, (entry: XmlElement) => string | undefined>> = {
  Alarm: (entry) => attributeOf(entry, 'RoomUUID'),
  ZonePlayer: (entry) => attributeOf(entry, 'uuid'),
  Device: (entry) => attributeOf(entry, 'UUID'),
  PendingAlarm: () => undefined,
  ZPSupportInfo: (entry) => {
    const info = childOf(entry, 'ZPInfo');
    const id = info && childOf(info, 'LocalUID');
    return id && textOf(id).trim();
  },
};

const LINE_IN = /^x-rincon-stream:(RINCON_[\dA-F]+)/;

/** Whether an element inside a document is about a room that is not shown. */
export function isAboutHiddenRoom(el: XmlElement, sight: Sight): boolean {
  if (sight.sees !== 'own-rooms') return false;
  const entry = ENTRIES[el.local];
  if (entry) return sight.hides(entry(el) ?? '');
  return el.local === 'item' && lineInsOf(el).some((id) => sight.hides(id));
}

/** Whose line-in an item plays. It is called after its room, or by what stands there. */
const lineInsOf = (item: XmlElement): readonly string[] =>
  childrenOf(item, 'res').flatMap((res) => LINE_IN.exec(textOf(res))?.[1] ?? []);
