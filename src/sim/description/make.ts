import { leaf } from '../xml/escape.ts';
import { variantOf } from './product.ts';
import type { Release } from './release.ts';
import { lines, type Subject } from './subject.ts';

/**
 * What a description tells of software and make, between the icons and the services. Each element from the first build
 * at which it was seen: 29.5 (S3), 34.16 (S12), 49.2 (S5), 57.23 (S5, ZB100), 66.4 (S18), 78.1 (S23), 86.10 (S1),
 * 92.0 (S18), 97.1 (S13). Unsure: the builds in between.
 */
export const renderMake = (subject: Subject): string =>
  [versions(subject), hardware(subject), deactivation(subject), ending(subject)].join('');

function versions({ player, product, release, major, extender }: Subject): string {
  const api = major >= 49 && !extender;
  const numbers = lines([
    ['minCompatibleVersion', release.minCompatible],
    ['legacyCompatibleVersion', release.legacyCompatible],
    ['apiVersion', api ? release.api : undefined],
    ['minApiVersion', api ? '1.1.0' : undefined],
    ['displayVersion', release.display],
    ['extraVersion', product.extraVersion ?? ''],
    ['nsVersion', namespaceVersion(major)],
  ]);
  return `${numbers}${protocols(major, release)}${lines([['roomName', player.room]])}`;
}

/** Seen: 31 on 66.4, 35 on 78.1, 42 on 86.10, 92.0 and 97.1; absent on 57.23. Unsure: what it counts. */
function namespaceVersion(major: number): number | undefined {
  if (major >= 86) return 42;
  if (major >= 78) return 35;
  return major >= 66 ? 31 : undefined;
}

/** Absent on 78.1. The second version of the control API came with 90.x: 92.0 and 97.1 have it, 86.10 does not. */
function protocols(major: number, release: Release): string {
  if (major < 86) return '';
  const apis = [...(release.controlApi === undefined ? [] : [release.controlApi]), release.api];
  const protocol = (name: string, versions: readonly string[]): string =>
    `<${name}>${versions.map((version) => leaf('version', version)).join('')}</${name}>\n`;
  const all = [
    protocol('audioTxProtocol', ['3']),
    protocol('htAudioTxProtocol', ['7']),
    protocol('controlAPI', apis),
    protocol('trueplaySDK', ['6']),
  ];
  return `<versions>\n${all.join('')}</versions>\n`;
}

function hardware({ player, product, major, kind }: Subject): string {
  const [feature1, feature2, feature3, feature4 = '0x00000000'] = product.features;
  const isS1 = kind.era.generation === 1;
  return lines([
    ['displayName', product.displayName],
    ['zoneType', product.zoneType],
    ['feature1', feature1],
    ['feature2', feature2],
    ['feature3', feature3],
    ['feature4', major >= 86 ? feature4 : undefined],
    ['seriesid', major >= 49 ? product.seriesId : undefined],
    ['variant', major >= 34 ? variantOf(player) : undefined],
    ['internalSpeakerSize', product.internalSpeakerSize],
    ['bassExtension', isS1 ? product.bassExtension : undefined],
    ['satGainOffset', isS1 ? product.satGainOffset : undefined],
    ['memory', product.memory],
    ['flash', product.flash],
  ]);
}

/** Marks of the template that the players of 57.23 leave unfilled, as plain text between the elements (S5, ZB100). */
const deactivation = ({ major }: Subject): string =>
  major === 57
    ? ['STATE_TAG', 'TTL_TAG', 'DATE_TIME_TAG'].map((name) => `#DEACTIVATION_${name}_AND_VALUE#\n`).join('')
    : '';

function ending({ product, major, kind, extender }: Subject): string {
  const secure = kind.era.generation === 2;
  return lines([
    ['flashRepartitioned', product.flashRepartitioned],
    ['ampOnTime', extender ? undefined : product.ampOnTime],
    ['retailMode', major >= 49 && !extender ? 0 : undefined],
    ['SSLPort', secure ? 1443 : undefined],
    ['securehhSSLPort', secure ? 1843 : undefined],
    ['headphoneControlPort', major >= 97 ? 0 : undefined],
  ]);
}
