import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { PERSONAL } from '../../rig/personal.ts';
import { sampleHousehold, samplePlayer } from '../../rig/sample.ts';
import { visit } from '../../rig/visit.ts';
import { STATUS_PAGES } from './registry.ts';

const OLD = { build: '34.7-35162', model: 'S1', room: 'Bedroom', icon: 'x-rincon-roomicon:den' };

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

// Facts of the status pages: shares give away paths, regcert the household
it('/status/shares and /status/regcert tell strangers less on new builds', async () => {
  const library = { ...sampleHousehold([]).library, shares: [{ path: '//nas/music' }] };
  const old = visit(OLD, { library });
  expect(await old.read('/status/shares')).toContain('<Share><Path>//nas/music</Path></Share>');
  expect(await old.read('/status/regcert')).toContain(`<HouseholdID>${old.world.household.id}</HouseholdID>`);
  const fresh = visit({}, { library });
  expect(await fresh.read('/status/shares')).not.toContain('//nas/music');
  expect(await fresh.read('/status/regcert')).toContain('<DeviceCertInfo></DeviceCertInfo>');
});

// Zone 28 is Berlin (timezones.xml of 86.10), in winter an hour ahead
it('/status/date and /status/alarm follow the clock of the players', async () => {
  const clock = { ...sampleHousehold([]).clock, offsetMs: Date.UTC(2026, 10, 4, 3, 7, 6), timeZoneIndex: 28 };
  vi.useFakeTimers({ now: 0, toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
  const asked = visit({}, { clock });
  expect(await asked.read('/status/date')).toContain('>Wed Nov  4 03:07:06 UTC 2026\n<');
  expect(await asked.read('/status/alarm')).toContain(
    '<UTCTime>2026-11-04 03:07:06</UTCTime><LocalTime>2026-11-04 04:07:06</LocalTime>',
  );
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
