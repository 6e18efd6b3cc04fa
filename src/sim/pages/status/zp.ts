import { productOf } from '../../description/product.ts';
import { releaseOf } from '../../description/release.ts';
import { radioFacts } from '../../discovery/radio.ts';
import { eraOf } from '../../era.ts';
import type { HouseholdState } from '../../state/household.ts';
import type { PlayerState } from '../../state/player.ts';
import { leaf } from '../../xml/escape.ts';
import { copyrightOf, softwareOf } from './software.ts';
import { wrap, type StatusPage } from './status-page.ts';

type Field = readonly [name: string, value: string];

/**
 * Who the player is. Order of the fields as recorded on 34.7-35162 (Play:1, 2016) and 92.0-72090 (Era 300, 2025):
 * the old one ends with the customer id, the new one with household and location. The variant is the one that SSDP and
 * the description tell. Unsure: on old builds, where the Play:1 recorded 2 here and no SSDP of a 34.7 is known.
 */
export const zp: StatusPage = {
  path: '/zp',
  render: ({ world, player }) =>
    wrap(
      'ZPInfo',
      fields(world.household, player)
        .map(([name, value]) => leaf(name, value))
        .join(''),
    ),
};

function fields(household: HouseholdState, player: PlayerState): readonly Field[] {
  const { generation, statusLeak } = eraOf(player.build);
  const isS2 = generation === 2;
  const software = softwareOf(player.build);
  return [
    ['ZoneName', zoneName(player)],
    ['ZoneIcon', player.icon],
    ['Configuration', player.device.configuration],
    ['LocalUID', player.id],
    ['SerialNumber', player.serial],
    ['SoftwareVersion', player.build],
    ...(isS2 ? S2_RELEASE : []),
    ['SoftwareDate', software.date],
    ['SoftwareScm', software.scm],
    ...(isS2 ? [['HHSwgenState', 'allow:2'] satisfies Field] : []),
    ['MinCompatibleVersion', releaseOf(player.build).minCompatible],
    ['LegacyCompatibleVersion', releaseOf(player.build).legacyCompatible],
    ['HardwareVersion', player.hardwareVersion],
    ['DspVersion', '0.25.3'],
    ...(isS2 ? make(player) : []),
    ['HwFlags', '0x30'],
    ['HwFeatures', '0x0'],
    ['Variant', String(radioFacts(player).variant)],
    ['GeneralFlags', '0x0'],
    ['IPAddress', player.address],
    ['MACAddress', player.mac],
    ['Copyright', copyrightOf(player.build)],
    ['ExtraInfo', ''],
    ['HTAudioInCode', '0'],
    ...(isS2 && !player.tv ? [['HTSNKPipelineVer', '1'] satisfies Field] : []),
    ...TAIL,
    [isS2 ? 'AllowlistBuild' : 'WhitelistBuild', '0x0'],
    ['ProdUnit', player.switches.unlocked ? '0' : '1'],
    ['FuseCfg', 'OK'],
    ['RevokeFuse', '0x1'],
    ['AuthFlags', '0x0'],
    ['SwFeatures', '0x0'],
    ...(player.switches.unlocked ? [['Unlocked', '1'] satisfies Field] : []),
    ...identity(household, isS2, statusLeak === 'full'),
  ];
}

/** `Musikzimmer (R)`, `Living Room (LF,RF)`: S2 shows the channels of bonded players. */
function zoneName(player: PlayerState): string {
  const map = player.bond.htSatChanMapSet || player.bond.channelMapSet;
  const entry = map.split(';').find((part) => part.startsWith(`${player.id}:`));
  if (!entry || eraOf(player.build).generation === 1) return player.room;
  return `${player.room} (${entry.slice(player.id.length + 1)})`;
}

const S2_RELEASE: readonly Field[] = [
  ['BuildType', 'release'],
  ['SWGen', '2'],
];

const make = ({ model }: PlayerState): readonly Field[] => [
  ['SeriesID', productOf(model).seriesId],
  ['MfgLocation', '4'],
  ['DateCode', '0'],
];

const TAIL: readonly Field[] = [
  ['IdxTrk', ''],
  ['MDP2Ver', '5'],
  ['MDP3Ver', '2'],
  ['RelBuild', '1'],
];

/** Unsure: S1 builds after 2017 show the household too (a client of 2026 reads it from a ZP100). */
function identity(household: HouseholdState, isS2: boolean, leaks: boolean): readonly Field[] {
  if (leaks) {
    return [
      ['RegState', '3'],
      ['CustomerID', household.registration.customerId],
    ];
  }
  const id = household.museSuffix ? `${household.id}.${household.museSuffix}` : household.id;
  return [
    ['HouseholdControlID', id],
    ...(isS2 ? [['LocationId', household.locationId] satisfies Field] : []),
  ];
}
