import { attributeOf, textOf, type XmlElement } from '../../../wire/xml/element.ts';
import type { Leak, LeakKind } from '../../evidence/status-pages.ts';
import { fromCommand, looksLikeEmail } from './text-rules.ts';

/** Element names of the review templates of 86.10 and of recorded pages (SoCo, /status/accounts of about 2015). */
const BY_ELEMENT: ReadonlyMap<string, LeakKind> = new Map([
  ['ZoneName', 'room-name'],
  ['SerialNumber', 'serial-number'],
  ['MACAddress', 'mac-address'],
  ['DHCPServerMac', 'mac-address'],
  ['HouseholdControlID', 'household-id'],
  ['HouseholdID', 'household-id'],
  ['CustomerID', 'customer-id'],
  ['NotificationAddr', 'subscriber-address'],
  ['NetworkIPAddress', 'network-address'],
  ['SSID', 'wifi-network'],
  ['Ssid', 'wifi-network'],
  ['NN', 'account-name'],
  ['Controller', 'controller-name'],
]);

/** Attributes by element: `<Network SSID="…">` of /status/netsettings.json. */
const BY_ATTRIBUTE: readonly (readonly [element: string, attribute: string, kind: LeakKind])[] = [
  ['Network', 'SSID', 'wifi-network'],
  ['Controller', 'mac', 'mac-address'],
  ['Controller', 'ip', 'network-address'],
];

/** What one element gives away, its children left out. */
export function fromElement(element: XmlElement): readonly Leak[] {
  const text = textOf(element).trim();
  const kind = BY_ELEMENT.get(element.local);
  return [
    ...(kind === undefined ? [] : [{ kind, value: text }]),
    ...(element.local === 'Key' && text !== ''
      ? [{ kind: 'account-key' as const, value: `${text.length} characters` }]
      : []),
    ...(element.local === 'UN' ? [account(text)] : []),
    ...(element.local === 'Path' && text.startsWith('//')
      ? [{ kind: 'share-path' as const, value: text }]
      : []),
    ...BY_ATTRIBUTE.flatMap(([name, attribute, leak]) =>
      name === element.local ? [{ kind: leak, value: attributeOf(element, attribute) ?? '' }] : [],
    ),
    ...(element.local === 'Command' ? fromCommand(attributeOf(element, 'cmdline') ?? '', text) : []),
    ...(element.local === 'File' ? fromCommand(attributeOf(element, 'name') ?? '', text) : []),
  ];
}

const account = (name: string): Leak => ({
  kind: looksLikeEmail(name) ? 'account-email' : 'account-name',
  value: name,
});
