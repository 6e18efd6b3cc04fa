import { beforeEach, describe, expect, it } from 'vitest';
import { mdnsFacts } from '../../src/sonos/mdns-facts.ts';
import { parseServerHeader } from '../../src/sonos/server-header.ts';
import { type SsdpFacts, ssdpFacts } from '../../src/sonos/ssdp-facts.ts';
import { parseSsdp } from '../../src/wire/ssdp/parse.ts';
import { attributeOf, childrenOf, textOf } from '../../src/wire/xml/element.ts';
import { readXml } from '../../src/wire/xml/read.ts';
import { hasRecordings, NO_RECORDINGS, recording } from './recordings.ts';

beforeEach(({ skip }) => skip(!hasRecordings(), NO_RECORDINGS));

describe('SERVER samples (rapid7/recog)', () => {
  it('are read with the version that recog reads', () => {
    const root = readXml(recording('rapid7__recog/http_servers_sonos.xml'));
    if (!root.ok) throw new Error(root.error.detail);
    const examples = childrenOf(root.value, 'fingerprint').flatMap((el) => childrenOf(el, 'example'));
    expect(examples.length).toBe(6);
    for (const example of examples)
      expect(parseServerHeader(textOf(example))?.buildText).toBe(attributeOf(example, 'hw.version'));
  });
});

/** Recorded datagrams stand in one file with blank lines between them; line ends are those of the recorder. */
function factsIn(path: string): readonly SsdpFacts[] {
  const messages = recording(path)
    .replaceAll('\r\n', '\n')
    .split(/\n{2,}/)
    .filter((text) => text.startsWith('HTTP/1.1'));
  return messages.map((text) => {
    const parsed = parseSsdp(Buffer.from(`${text.trimEnd().replaceAll('\n', '\r\n')}\r\n\r\n`));
    if (!parsed.ok) throw new Error(parsed.error.detail);
    return ssdpFacts(parsed.value.headers);
  });
}

describe('SSDP answers', () => {
  it('of 40.5 (duncan3dc/sonos)', () => {
    const facts = factsIn('duncan3dc__sonos/normal.http');
    expect(
      facts.map(({ agent, bootSeq, wifiMode, variant }) => [
        agent?.buildText,
        agent?.model,
        bootSeq,
        wifiMode,
        variant,
      ]),
    ).toEqual([
      ['40.5-48230', 'S1', 12, '0', '0'],
      ['40.5-48230', 'S1', 112, '0', '0'],
    ]);
    expect(
      new Set(
        facts.map(({ householdId, localApiHouseholdId }) => [householdId, localApiHouseholdId].join(' ')),
      ),
    ).toEqual(
      new Set(['Sonos_P9Ufbz0f2mKYnHAVXZdaVyKLm5 Sonos_P9Ufbz0f2mKYnHAVXZdaVyKLm5.hGpwxvlyS5Nn7axGyatZ']),
    );
  });

  it('of 86.10, every header (rebuilt after answers of 2026)', () => {
    const [facts] = factsIn('rebuilt/ssdp_msearch_response_s2_2026.http');
    expect(facts).toEqual({
      agent: {
        build: { major: 86, minor: 10, revision: 80260 },
        buildText: '86.10-80260',
        code: 'ZPS6',
        model: 'S6',
      },
      householdId: 'Sonos_FixtureHouseholdAAAAAAAAAA',
      localApiHouseholdId: 'Sonos_FixtureHouseholdAAAAAAAAAA.FixtureLocationKeyAAAA',
      bootSeq: 42,
      wifiMode: '1',
      variant: '2',
      proxy: undefined,
      locationId: 'lc_00000000000000000000000000000000',
      secureLocation: 'https://192.0.2.21:1443/xml/device_description.xml',
      householdSecureLocation: 'https://192.0.2.21:1843/xml/device_description.xml',
    });
  });
});

describe('mDNS records (rebuilt)', () => {
  it('tell player and household as far as the era tells them', () => {
    const file: Record<string, { instance: string; txt: Record<string, string> }> = JSON.parse(
      recording('rebuilt/mdns_sonos_txt.json'),
    );
    const told = ['s1_57.23', 's2_2021_protovers_1.24.1', 's2_2026'].map((era) => {
      const { instance = '', txt = {} } = file[era] ?? {};
      const { playerId, room, householdId } = mdnsFacts(instance, Object.entries(txt));
      return [playerId, room, householdId];
    });
    expect(told).toEqual([
      ['RINCON_000E58A0000201400', undefined, undefined],
      ['RINCON_000E58A0000101400', undefined, 'Sonos_FixtureHouseholdAAAAAAAAAA'],
      ['RINCON_000E58A0000101400', 'Kitchen', 'Sonos_FixtureHouseholdAAAAAAAAAA'],
    ]);
  });
});
