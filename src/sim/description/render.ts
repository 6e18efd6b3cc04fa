import { parseBuild } from '../../base/build.ts';
import type { PlayerKind } from '../player-kind.ts';
import type { PlayerState } from '../state/player.ts';
import { attributes, leaf } from '../xml/escape.ts';
import { productOf, type Product } from './product.ts';
import { releaseOf, type Release } from './release.ts';
import { renderServiceList } from './service-list.ts';

/** All that goes into one description. */
interface Subject {
  readonly player: PlayerState;
  readonly kind: PlayerKind;
  readonly product: Product;
  readonly release: Release;
  /** Elements that came with S2 or just before: `swGen`, `MACAddress`, `SSLPort`, the id in the friendly name. Absent on 49.2, there on 78.1. */
  readonly recent: boolean;
}

/** `/xml/device_description.xml`, elements and order as recorded on 49.2, 78.1 and 97.1. */
export function renderDescription(player: PlayerState, kind: PlayerKind): string {
  const recent = (parseBuild(player.build)?.major ?? 0) >= 57;
  const subject: Subject = {
    player,
    kind,
    product: productOf(player.model),
    release: releaseOf(player.build),
    recent,
  };
  return (
    '<?xml version="1.0" encoding="utf-8" ?>\n<root xmlns="urn:schemas-upnp-org:device-1-0">\n' +
    '<specVersion>\n<major>1</major>\n<minor>0</minor>\n</specVersion>\n' +
    `<device>\n${renderRoot(subject)}</device>\n</root>`
  );
}

function renderRoot(subject: Subject): string {
  const { player, product, release, recent, kind } = subject;
  const fields = lines([
    ...identity(subject, { type: 'ZonePlayer', label: '', owner: player.address }),
    ['softwareVersion', player.build],
    ...(recent ? [['swGen', String(kind.era.generation)] as const] : []),
    ['hardwareVersion', player.hardwareVersion],
    ['serialNum', player.serial],
    ...(recent ? [['MACAddress', player.mac] as const] : []),
    ['UDN', `uuid:${player.id}`],
  ]);
  const versions = lines([
    ['minCompatibleVersion', release.minCompatible],
    ['legacyCompatibleVersion', release.legacyCompatible],
    ['apiVersion', release.api],
    ['minApiVersion', '1.1.0'],
    ['displayVersion', release.display],
    ['extraVersion', ''],
    ['roomName', player.room],
    ['displayName', product.displayName],
    ['zoneType', String(product.zoneType)],
    ['feature1', '0x00110001'],
    ['feature2', '0x81008372'],
    ['feature3', '0x05611821'],
    ['seriesid', product.seriesId],
    ['variant', kind.era.generation === 2 ? '2' : '0'],
    ['internalSpeakerSize', '-1'],
    ['memory', String(product.memory)],
    ['flash', String(product.memory)],
    ['ampOnTime', '425'],
    ['retailMode', '0'],
    ...(recent
      ? ([
          ['SSLPort', '1443'],
          ['securehhSSLPort', '1843'],
        ] as const)
      : []),
  ]);
  const devices = `<deviceList>\n${renderServer(subject)}${renderRenderer(subject)}</deviceList>\n`;
  return `${fields}${icons(player)}${versions}${renderServiceList(kind, 'root')}${devices}`;
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
  const rhapsody =
    '<X_Rhapsody-Extension xmlns="http://www.real.com/rhapsody/xmlns/upnp-1-0">\n' +
    `${leaf('deviceID', `urn:rhapsody-real-com:device-id-1-0:sonos_1:${player.id}`)}\n<deviceCapabilities>\n` +
    `<interactionPattern${attributes({ type: 'real-rhapsody-upnp-1-0' })}/>\n</deviceCapabilities>\n</X_Rhapsody-Extension>\n`;
  const qplay =
    '<qq:X_QPlay_SoftwareCapability xmlns:qq="http://www.tencent.com">QPlay:2</qq:X_QPlay_SoftwareCapability>\n';
  return `<device>\n${fields}${renderServiceList(kind, 'MediaRenderer')}${rhapsody}${qplay}${icons(player)}</device>\n`;
}

interface Face {
  readonly type: string;
  readonly label: string;
  /** The address for the root and the server, the room for the renderer. */
  readonly owner: string;
}

type Fields = readonly (readonly [name: string, text: string])[];

function identity({ player, product, recent }: Subject, { type, label, owner }: Face): Fields {
  const name = `Sonos ${product.displayName}`;
  const modelName = name.replace(/^Sonos SYMFONISK/, 'SYMFONISK');
  return [
    ['deviceType', `urn:schemas-upnp-org:device:${type}:1`],
    ['friendlyName', `${owner} - ${modelName}${label}${recent ? ` - ${player.id}` : ''}`],
    ['manufacturer', 'Sonos, Inc.'],
    ['manufacturerURL', 'http://www.sonos.com'],
    ['modelNumber', player.model],
    ['modelDescription', `${modelName}${label}`],
    ['modelName', modelName],
    ['modelURL', `http://www.sonos.com/products/zoneplayers/${player.model}`],
  ];
}

const lines = (fields: Fields): string => fields.map(([name, text]) => `${leaf(name, text)}\n`).join('');

const icons = ({ model }: PlayerState): string =>
  `<iconList>\n<icon>\n${lines([
    ['id', '0'],
    ['mimetype', 'image/png'],
    ['width', '48'],
    ['height', '48'],
    ['depth', '24'],
    ['url', `/img/icon-${model}.png`],
  ])}</icon>\n</iconList>\n`;
