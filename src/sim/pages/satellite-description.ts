import { icons, identity } from '../description/identity.ts';
import { variantOf } from '../description/product.ts';
import { renderServiceList } from '../description/service-list.ts';
import { lines, subjectOf, type Fields, type Subject } from '../description/subject.ts';
import { kindOf, type PlayerKind } from '../player-kind.ts';
import type { PlayerState } from '../state/player.ts';

/** What a satellite offers: no content, no queue, nothing to play by itself. */
const SERVICES: readonly string[] = [
  'AlarmClock',
  'DeviceProperties',
  'SystemProperties',
  'ZoneGroupTopology',
  'GroupManagement',
  'RenderingControl',
];

/** `/xml/satellite_device.xml`: elements, services and order of the file of 34.16. Unsure: what newer builds added. */
export function renderSatellite(player: PlayerState): string {
  const subject = subjectOf(player, satelliteKind(player));
  return (
    '<?xml version="1.0" encoding="utf-8" ?>\n<root xmlns="urn:schemas-upnp-org:device-1-0">\n' +
    '<specVersion>\n<major>1</major>\n<minor>0</minor>\n</specVersion>\n<device>\n' +
    `${renderRoot(subject)}<deviceList>\n<device>\n${renderRenderer(subject)}</device>\n</deviceList>\n</device>\n</root>\n`
  );
}

function satelliteKind(player: PlayerState): PlayerKind {
  const kind = kindOf(player);
  return { ...kind, services: kind.services.filter(({ name }) => SERVICES.includes(name)) };
}

function renderRoot(subject: Subject): string {
  const { player, kind } = subject;
  const head = lines([
    ...identity(subject, { type: 'ZonePlayer', label: '', owner: player.address }),
    ['softwareVersion', player.build],
    ['hardwareVersion', player.hardwareVersion],
    ['serialNum', player.serial],
    ['UDN', `uuid:${player.id}`],
  ]);
  return `${head}${icons(player, '0')}${lines(make(subject))}${renderServiceList(kind, 'root')}`;
}

function renderRenderer(subject: Subject): string {
  const { player, kind } = subject;
  const head = lines([
    ...identity(subject, { type: 'MediaRenderer', label: ' Media Renderer', owner: player.room }),
    ['UDN', `uuid:${player.id}_MR`],
  ]);
  return `${head}${renderServiceList(kind, 'MediaRenderer')}${icons(player)}`;
}

/** Unsure: the values where no description of the model has them; the file has marks in their place. */
function make({ player, product, release }: Subject): Fields {
  const [feature1, feature2, feature3] = product.features;
  return [
    ['minCompatibleVersion', release.minCompatible],
    ['legacyCompatibleVersion', release.legacyCompatible],
    ['displayVersion', release.display],
    ['extraVersion', product.extraVersion ?? ''],
    ['roomName', player.room],
    ['displayName', product.displayName],
    ['zoneType', product.zoneType],
    ['feature1', feature1],
    ['feature2', feature2],
    ['feature3', feature3],
    ['variant', variantOf(player)],
    ['internalSpeakerSize', product.internalSpeakerSize],
    ['bassExtension', product.bassExtension ?? '0.000'],
    ['satGainOffset', product.satGainOffset ?? '0.000'],
    ['memory', product.memory],
    ['flash', product.flash],
    ['flashRepartitioned', product.flashRepartitioned ?? 1],
    ['ampOnTime', product.ampOnTime ?? 425],
  ];
}
