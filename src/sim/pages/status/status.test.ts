import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { samplePlayer } from '../../rig/sample.ts';
import { visit } from '../../rig/visit.ts';
import { STATUS_PAGES } from './registry.ts';

const OLD = { build: '34.7-35162', model: 'S1', room: 'Bedroom', icon: 'x-rincon-roomicon:den' };
const PERSONAL = {
  registration: { customerId: '111111111', email: 'owner@example.com' },
  accounts: [
    {
      serviceType: 2311,
      serialNumber: 1,
      username: '12345678',
      nickname: 'mysonos',
      deviceId: '12345',
      key: '',
    },
    {
      serviceType: 519,
      serialNumber: 4,
      username: 'email@example.com',
      nickname: 'myservice',
      deviceId: '',
      key: '',
      deleted: true,
    },
  ],
  controllers: [
    { name: "John Doe's iPhone", kind: 'iPhone', address: '192.0.2.50', mac: '02:00:00:00:00:50' },
  ],
  wifi: {
    ssid: 'The Does',
    protection: 'WPA2',
    channelFrequency: 2437,
    routerMac: '02:00:00:00:00:01',
    neighbours: [{ ssid: 'Cafe next door', bssid: '02:00:00:00:00:99', protection: 'WEP', signal: -71 }],
  },
};

/** Names of the elements directly within one, in order. */
const namesIn = (xml: string, element: string): readonly string[] => {
  const inner = new RegExp(`<${element}>(.*?)</${element}>`, 's').exec(xml)?.[1] ?? '';
  return [...inner.matchAll(/<([A-Za-z0-9]+)>[^<]*<\/\1>/g)].map((match) => match[1] ?? '');
};

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
        'HTAudioInCode IdxTrk MDP2Ver MDP3Ver RelBuild AllowlistBuild ProdUnit FuseCfg RevokeFuse AuthFlags ' +
        'SwFeatures HouseholdControlID LocationId'
      ).split(' '),
    );
    expect(xml).toContain(
      '<HouseholdControlID>Sonos_FixtureHouseholdAAAAAAAAAA.FixtureLocationKeyAAAA</HouseholdControlID>',
    );
    expect(xml).not.toContain('111111111');
  });
});

// SoCo tests, inline pages
it('/status/accounts names people on old builds and nobody on new ones', async () => {
  const old = await visit(OLD, PERSONAL).read('/status/accounts');
  expect(old).toContain('<ZPSupportInfo type="User"><Accounts ');
  expect(old).toContain(
    '<Account Type="519" SerialNum="4" Deleted="1"><UN>email@example.com</UN><MD>1</MD><NN>myservice</NN><OADevID></OADevID><Key></Key></Account>',
  );
  const fresh = await visit({ build: '57.23-74170' }, PERSONAL).read('/status/accounts');
  expect(fresh.split('\n').at(-1)).toBe(
    '<?xml-stylesheet type="text/xsl" href="/xml/review.xsl"?><ZPSupportInfo></ZPSupportInfo>',
  );
});

it('/status/batterystatus, with a battery and without', async () => {
  const battery = { level: 100, charging: true, temperature: 30, health: 'GREEN' };
  const text = await visit({ model: 'S17', build: '97.1-80312', battery }).read('/status/batterystatus');
  expect(text.replaceAll('\n', '')).toContain(
    '<ZPSupportInfo><LocalBatteryStatus><Data name="Health">GREEN</Data><Data name="Level">100</Data>' +
      '<Data name="Temperature">NORMAL</Data><Data name="PowerSource">SONOS_CHARGING_RING</Data></LocalBatteryStatus></ZPSupportInfo>',
  );
  expect(await visit({}).read('/status/batterystatus')).toContain('<ZPSupportInfo></ZPSupportInfo>');
});

// Attribute names of 31.8-24090 and 28.1-83040
it('/status/topology lists every player on S1 and nothing on S2', async () => {
  const xml = await visit(OLD).read('/status/topology');
  const names = [...(/<ZonePlayer( [^>]*)>/.exec(xml)?.[1] ?? '').matchAll(/ (\w+)=/g)].map(
    (match) => match[1],
  );
  expect(names).toEqual(
    'group coordinator wirelessmode channelfreq behindwifiext wifienabled location version mincompatibleversion legacycompatibleversion bootseq uuid'.split(
      ' ',
    ),
  );
  expect(await visit({}).read('/status/topology')).toContain('<ZPSupportInfo></ZPSupportInfo>');
});

describe('the review', () => {
  it('gives away on an old build what the discussion of 2016 complains of', async () => {
    const text = await visit(OLD, PERSONAL).read('/support/review');
    for (const secret of [
      'John Doe&apos;s iPhone',
      'Cafe next door',
      'WEP',
      'email@example.com',
      'The Does',
      '111111111',
    ]) {
      expect(text).toContain(secret);
    }
  });

  it('gives none of it away on a new build', async () => {
    const text = await visit({}, PERSONAL).read('/support/review');
    for (const secret of ['John Doe', 'Cafe next door', 'email@example.com', 'The Does', '111111111']) {
      expect(text).not.toContain(secret);
    }
  });
});

it('/status/upnp tells who listens', async () => {
  const subscriber = {
    service: 'AVTransport',
    sid: 'uuid:RINCON_000E58A0000101400_sub0000000001',
    callback: 'http://192.0.2.50:3400/notify',
    eventKey: 3,
    max: 32,
  };
  const text = await visit(OLD, {}, { subscribersOf: () => [subscriber] }).read('/status/upnp');
  expect(text).toContain('<Service name="AVTransport" current="1" max="32">');
  expect(text).toContain('<NotificationAddr>http://192.0.2.50:3400/notify</NotificationAddr>');
});

describe('hostile names', () => {
  const room = '<script>alert(1)</script>&"\u202Egnp.exe\u001B[2J\u009B31m';
  const hostile = { ...OLD, room };
  const parser = new XMLParser({
    ignoreAttributes: false,
    parseTagValue: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
  });

  it('every page stays well-formed and none carries markup of theirs', async () => {
    for (const { path, appliesTo } of STATUS_PAGES) {
      if (!(appliesTo?.(samplePlayer(hostile)) ?? true)) continue;
      const xml = await visit(hostile, { ...PERSONAL, strings: { [room]: room } }).read(`/status${path}`);
      expect({ path, valid: XMLValidator.validate(xml) }).toEqual({ path, valid: true });
      expect(xml).not.toContain('<script>');
    }
  });

  it('the name arrives as it is, without what XML cannot carry', async () => {
    const parsed: unknown = parser.parse(await visit(hostile).read('/status/zp'));
    expect(parsed).toMatchObject({ ZPSupportInfo: { ZPInfo: { ZoneName: room.replace('\u001B', '') } } });
  });
});

it('the index lists every page that the player has', async () => {
  const index = await visit({}).read('/status');
  expect(index).toContain('<A HREF="/status/zp">zp</A>');
  expect(index).not.toContain('/status/controllers');
});
