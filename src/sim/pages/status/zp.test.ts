import { describe, expect, it } from 'vitest';
import { renderDescription } from '../../description/render.ts';
import { kindOf } from '../../player-kind.ts';
import { PERSONAL } from '../../rig/personal.ts';
import { visit } from '../../rig/visit.ts';

const OLD = { build: '34.7-35162', model: 'S1', room: 'Bedroom', icon: 'x-rincon-roomicon:den' };

/** Names of the elements directly within one, in order. */
const namesIn = (xml: string, element: string): readonly string[] => {
  const inner = new RegExp(`<${element}>(.*?)</${element}>`, 's').exec(xml)?.[1] ?? '';
  return [...inner.matchAll(/<([A-Za-z0-9]+)>[^<]*<\/\1>/g)].map((match) => match[1] ?? '');
};

const textOf = (xml: string, element: string): string =>
  new RegExp(`<${element}>(.*?)</${element}>`).exec(xml)?.[1] ?? '';

describe('/status/zp', () => {
  // A Play:1 of 34.7-35162c, recorded 2016
  it('has the fields of 34.7 in their order', async () => {
    const xml = await visit(OLD, PERSONAL).read('/status/zp');
    expect(namesIn(xml, 'ZPInfo')).toEqual(
      (
        'ZoneName ZoneIcon Configuration LocalUID SerialNumber SoftwareVersion SoftwareDate SoftwareScm ' +
        'MinCompatibleVersion LegacyCompatibleVersion HardwareVersion DspVersion HwFlags HwFeatures Variant ' +
        'GeneralFlags IPAddress MACAddress Copyright ExtraInfo HTAudioInCode IdxTrk MDP2Ver MDP3Ver RelBuild ' +
        'WhitelistBuild ProdUnit FuseCfg RevokeFuse AuthFlags SwFeatures RegState CustomerID'
      ).split(' '),
    );
    expect(xml).toContain('<MinCompatibleVersion>33.0-00000</MinCompatibleVersion>');
    expect(xml).toContain('<CustomerID>111111111</CustomerID>');
  });

  // An Era 300 of 92.0-72090, recorded 2025
  it('has the fields of 92.0, the household among them and no customer', async () => {
    const xml = await visit({ build: '92.0-72090', model: 'S41' }, PERSONAL).read('/status/zp');
    expect(namesIn(xml, 'ZPInfo')).toEqual(
      (
        'ZoneName ZoneIcon Configuration LocalUID SerialNumber SoftwareVersion BuildType SWGen SoftwareDate ' +
        'SoftwareScm HHSwgenState MinCompatibleVersion LegacyCompatibleVersion HardwareVersion DspVersion SeriesID ' +
        'MfgLocation DateCode HwFlags HwFeatures Variant GeneralFlags IPAddress MACAddress Copyright ExtraInfo ' +
        'HTAudioInCode HTSNKPipelineVer IdxTrk MDP2Ver MDP3Ver RelBuild AllowlistBuild ProdUnit FuseCfg RevokeFuse AuthFlags ' +
        'SwFeatures HouseholdControlID LocationId'
      ).split(' '),
    );
    expect(xml).toContain(
      '<HouseholdControlID>Sonos_FixtureHouseholdAAAAAAAAAA.FixtureLocationKeyAAAA</HouseholdControlID>',
    );
    expect(xml).not.toContain('111111111');
  });

  // The two recorded pages; the pipeline of satellites is in the program of the Play:1, not in that of the Playbar
  it.each([
    ['34.7-35162', 'S1', ['2016-12-01 18:24:56.626597', '© 2004-2015 Sonos, Inc. All Rights Reserved.', '']],
    [
      '92.0-72090',
      'S41',
      ['2025-12-09 14:38:46.991734', '© 2003-2025, Sonos, Inc. All rights reserved.', '1'],
    ],
  ])('tells when %s was made', async (build, model, told) => {
    const xml = await visit({ build, model }).read('/status/zp');
    expect(['SoftwareDate', 'Copyright', 'HTSNKPipelineVer'].map((name) => textOf(xml, name))).toEqual(told);
  });

  it.each([
    ['57.23-74170', 'S5', '0'],
    ['97.1-80312', 'S13', '2'],
    ['86.10-80260', 'S23', '2'],
  ])('the variant of %s is the one of its description', async (build, model, variant) => {
    const asked = visit({ build, model });
    const description = renderDescription(asked.player, kindOf(asked.player));
    expect([textOf(await asked.read('/status/zp'), 'Variant'), textOf(description, 'variant')]).toEqual([
      variant,
      variant,
    ]);
  });

  // seriesid of the recorded descriptions (S13 on 97.1, S23 on 78.1)
  it.each([
    ['97.1-80312', 'S13', 'A100'],
    ['86.10-80260', 'S23', 'A102'],
  ])('%s %s is of the series %s', async (build, model, series) => {
    expect(textOf(await visit({ build, model }).read('/status/zp'), 'SeriesID')).toBe(series);
  });
});
