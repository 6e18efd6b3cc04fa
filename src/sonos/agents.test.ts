import { describe, expect, it } from 'vitest';
import { parseServerHeader } from './server-header.ts';
import { ssdpFacts } from './ssdp-facts.ts';

describe('SERVER headers', () => {
  // Samples of rapid7/recog http_servers.xml and of tvandera/purplesonosweb.
  it.each([
    ['Linux UPnP/1.0 Sonos/47.2-59120 (BR100)', '47.2-59120', 'BR100'],
    ['Linux UPnP/1.0 Sonos/31.3-22220 (ANVIL)', '31.3-22220', 'ANVIL'],
    ['Linux UPnP/1.0 Sonos/39.2-47040c (ZPS1)', '39.2-47040c', 'ZPS1'],
    ['Linux UPnP/1.0 Sonos/34.16-37101 (ZP120)', '34.16-37101', 'ZP120'],
    ['Linux UPnP/1.0 Sonos/36.4-41270 (WD100)', '36.4-41270', 'WD100'],
    ['Linux UPnP/1.0 Sonos/57.10-25040 (MDCR_MacBookPro15,1)', '57.10-25040', 'MDCR_MacBookPro15,1'],
  ])('%s', (text, buildText, code) => {
    expect(parseServerHeader(text)).toMatchObject({ buildText, code });
  });

  it('names the model behind the code', () => {
    const models = ['ZPS13', 'ANVIL', 'MDCR_X'].map(
      (code) => parseServerHeader(`Linux UPnP/1.0 Sonos/97.1-80312 (${code})`)?.model,
    );
    expect(models).toEqual(['S13', 'Sub', undefined]);
  });

  it.each(['', 'MiniUPnPd/2.3', 'Linux UPnP/1.0 Sonos/x (ZPS1)', 'Linux UPnP/1.0 Sonos/97.1-80312 (ZP S1)'])(
    '%j is none',
    (text) => {
      expect(parseServerHeader(text)).toBeUndefined();
    },
  );
});

describe('SSDP headers', () => {
  it('tell household, boot and location; nonsense is not told', () => {
    const facts = ssdpFacts([
      ['SERVER', 'Linux UPnP/1.0 Sonos/86.10-80260 (ZPS6)'],
      ['X-RINCON-HOUSEHOLD', 'Sonos_FixtureHouseholdAAAAAAAAAA'],
      ['X-RINCON-BOOTSEQ', '42'],
      ['X-RINCON-WIFIMODE', '1'],
      ['HOUSEHOLD.SMARTSPEAKER.AUDIO', '<b>no household</b>'],
    ]);
    expect(facts).toMatchObject({
      agent: { model: 'S6', buildText: '86.10-80260' },
      householdId: 'Sonos_FixtureHouseholdAAAAAAAAAA',
      bootSeq: 42,
      wifiMode: '1',
      localApiHouseholdId: undefined,
      proxy: undefined,
    });
  });
});
