import { productOf } from '../description/product.ts';
import { releaseOf } from '../description/release.ts';
import { renderServiceList } from '../description/service-list.ts';
import { radioFacts } from '../discovery/radio.ts';
import { kindOf, type PlayerKind } from '../player-kind.ts';
import type { PlayerState } from '../state/player.ts';
import { leaf } from '../xml/escape.ts';

type Fields = readonly (readonly [name: string, text: string])[];

/** What a satellite offers: no content, no queue, nothing to play by itself. */
const SERVICES: readonly string[] = [
  'AlarmClock',
  'DeviceProperties',
  'SystemProperties',
  'ZoneGroupTopology',
  'GroupManagement',
  'RenderingControl',
];

/**
 * `/xml/satellite_device.xml`: elements, services and order of the file of 34.16. Unsure: the values of the features,
 * and what newer builds added.
 */
export function renderSatellite(player: PlayerState): string {
  const kind = satelliteKind(player);
  const name = `Sonos ${productOf(player.model).displayName}`;
  return (
    '<?xml version="1.0" encoding="utf-8" ?>\n<root xmlns="urn:schemas-upnp-org:device-1-0">\n' +
    '<specVersion>\n<major>1</major>\n<minor>0</minor>\n</specVersion>\n<device>\n' +
    lines(identity(player, 'ZonePlayer', `${player.address} - ${name}`, name)) +
    lines([
      ['softwareVersion', player.build],
      ['hardwareVersion', player.hardwareVersion],
      ['serialNum', player.serial],
      ['UDN', `uuid:${player.id}`],
    ]) +
    `${icon(player, [['id', '0']])}${lines(versions(player))}${renderServiceList(kind, 'root')}` +
    `<deviceList>\n<device>\n` +
    lines(identity(player, 'MediaRenderer', `${player.room} - ${name} Media Renderer`, name)) +
    `${lines([['UDN', `uuid:${player.id}_MR`]])}${renderServiceList(kind, 'MediaRenderer')}${icon(player, [])}` +
    '</device>\n</deviceList>\n</device>\n</root>\n'
  );
}

function satelliteKind(player: PlayerState): PlayerKind {
  const kind = kindOf(player);
  return { ...kind, services: kind.services.filter(({ name }) => SERVICES.includes(name)) };
}

function identity({ model }: PlayerState, type: string, friendlyName: string, modelName: string): Fields {
  return [
    ['deviceType', `urn:schemas-upnp-org:device:${type}:1`],
    ['friendlyName', friendlyName],
    ['manufacturer', 'Sonos, Inc.'],
    ['manufacturerURL', 'http://www.sonos.com'],
    ['modelNumber', model],
    ['modelDescription', type === 'MediaRenderer' ? `${modelName} Media Renderer` : modelName],
    ['modelName', modelName],
    ['modelURL', `http://www.sonos.com/products/zoneplayers/${model}`],
  ];
}

function versions(player: PlayerState): Fields {
  const release = releaseOf(player.build);
  const product = productOf(player.model);
  return [
    ['minCompatibleVersion', release.minCompatible],
    ['legacyCompatibleVersion', release.legacyCompatible],
    ['displayVersion', release.display],
    ['extraVersion', ''],
    ['roomName', player.room],
    ['displayName', product.displayName],
    ['zoneType', String(product.zoneType)],
    ['feature1', '0x00110001'],
    ['feature2', '0x81008372'],
    ['feature3', '0x05611821'],
    ['variant', String(radioFacts(player).variant)],
    ['internalSpeakerSize', '-1'],
    ['bassExtension', '0'],
    ['satGainOffset', '0'],
    ['memory', String(product.memory)],
    ['flash', String(product.memory)],
    ['flashRepartitioned', '1'],
    ['ampOnTime', '425'],
  ];
}

const lines = (fields: Fields): string => fields.map(([name, value]) => `${leaf(name, value)}\n`).join('');

const icon = ({ model }: PlayerState, id: Fields): string =>
  `<iconList>\n<icon>\n${lines([
    ...id,
    ['mimetype', 'image/png'],
    ['width', '48'],
    ['height', '48'],
    ['depth', '24'],
    ['url', `/img/icon-${model}.png`],
  ])}</icon>\n</iconList>\n`;
