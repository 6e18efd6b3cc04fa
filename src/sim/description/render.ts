import type { PlayerKind } from '../player-kind.ts';
import type { PlayerState } from '../state/player.ts';
import { attributes, leaf } from '../xml/escape.ts';
import { icons, identity } from './identity.ts';
import { renderMake } from './make.ts';
import { renderServiceList } from './service-list.ts';
import { lines, subjectOf, type Subject } from './subject.ts';

/** `/xml/device_description.xml`, elements and order as recorded from 29.5 to 97.1. */
export const renderDescription = (player: PlayerState, kind: PlayerKind): string =>
  '<?xml version="1.0" encoding="utf-8" ?>\n<root xmlns="urn:schemas-upnp-org:device-1-0">\n' +
  '<specVersion>\n<major>1</major>\n<minor>0</minor>\n</specVersion>\n' +
  `<device>\n${renderRoot(subjectOf(player, kind))}</device>\n</root>`;

function renderRoot(subject: Subject): string {
  const { player, kind, extender } = subject;
  const media = extender ? '' : `${renderServer(subject)}${renderRenderer(subject)}`;
  return [
    renderHead(subject),
    icons(player, '0'),
    renderMake(subject),
    renderServiceList(kind, 'root'),
    `<deviceList>\n${media}</deviceList>\n`,
  ].join('');
}

/** `swGen` and `MACAddress`: absent on 49.2, there on 57.23. */
function renderHead(subject: Subject): string {
  const { player, kind, major } = subject;
  return lines([
    ...identity(subject, { type: 'ZonePlayer', label: '', owner: player.address }),
    ['softwareVersion', player.build],
    ['swGen', major >= 57 ? kind.era.generation : undefined],
    ['hardwareVersion', player.hardwareVersion],
    ['serialNum', player.serial],
    ['MACAddress', major >= 57 ? player.mac : undefined],
    ['UDN', `uuid:${player.id}`],
  ]);
}

const renderServer = (subject: Subject): string =>
  `<device>\n${lines([
    ...identity(subject, { type: 'MediaServer', label: ' Media Server', owner: subject.player.address }),
    ['UDN', `uuid:${subject.player.id}_MS`],
  ])}${renderServiceList(subject.kind, 'MediaServer')}</device>\n`;

function renderRenderer(subject: Subject): string {
  const { player, kind } = subject;
  const fields = lines([
    ...identity(subject, { type: 'MediaRenderer', label: ' Media Renderer', owner: player.room }),
    ['UDN', `uuid:${player.id}_MR`],
  ]);
  return `<device>\n${fields}${renderServiceList(kind, 'MediaRenderer')}${extensions(player)}${icons(player)}</device>\n`;
}

const extensions = ({ id }: PlayerState): string =>
  '<X_Rhapsody-Extension xmlns="http://www.real.com/rhapsody/xmlns/upnp-1-0">\n' +
  `${leaf('deviceID', `urn:rhapsody-real-com:device-id-1-0:sonos_1:${id}`)}\n<deviceCapabilities>\n` +
  `<interactionPattern${attributes({ type: 'real-rhapsody-upnp-1-0' })}/>\n</deviceCapabilities>\n</X_Rhapsody-Extension>\n` +
  '<qq:X_QPlay_SoftwareCapability xmlns:qq="http://www.tencent.com">QPlay:2</qq:X_QPlay_SoftwareCapability>\n';
