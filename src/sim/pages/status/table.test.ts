import { describe, expect, it } from 'vitest';
import { visit } from '../../rig/visit.ts';

/** The table of 86.10 (anacapad-internals, reference/http/endpoints.md), but for the pages that only televisions have. */
const MODULES =
  'accounts activeZones ai_speech_enhance alarm analoglinein api audiocore backtrace button_triggered.xml cloud ' +
  'cloudqueue cpumon decoder device dmesg dnscache dropout_triggered.xml enetports ethportstatistics experiments ' +
  'hardwareevents hls htconfig leds libraries location_settings_update musicservices netsettings.json netsettings.txt ' +
  'perfcounters playmode policy radiolog regcert registration renderingcontrol root_cert_bundles rss ' +
  'settings/effective settings/location settings/player shares ssidlist.txt ssl_client_cache syssettings temperature ' +
  'topology track_queue_summary tracks_summary trueplayinfo update upnp wireless zp';
const COMMANDS =
  'date debugfiles df du-jffs free ifconfig lsmod mount netstat ntpsources ps route scanresults showmacs showports ' +
  'showstats showstp uptime';
const FILES =
  'VERSION etc/resolv.conf jffs/settings/alarmclock.xml jffs/settings/areas.json jffs/settings/cloudconfig.json ' +
  'jffs/settings/householdsettings.json jffs/settings/zones.json jffs/localsettings.txt proc/net/arp proc/net/tcp ' +
  'proc/net/udp proc/net/snmp proc/net/sockstat proc/ath_rincon/status proc/ath_rincon_ath1/phyerr ' +
  'opt/log/anacapa.rc.upnp.log opt/log/anacapa.log opt/log/chronyd.log opt/log/wpa_supplicant.log';
const TABLE = [MODULES, COMMANDS, FILES].flatMap((names) => names.split(' '));
const TV = { connected: true, format: 'PCM 2.0' };

/** Those of the paths that answer otherwise than 200. */
async function missing(build: string, names: readonly string[], tv = false): Promise<readonly string[]> {
  const asked = visit({ build, ...(tv ? { tv: TV } : {}) });
  const statuses = await Promise.all(names.map(async (name) => (await asked.get(`/status/${name}`)).status));
  return names.filter((_name, at) => statuses[at] !== 200);
}

// reference/firmware-differences.md: identical in 57.10 to 86.x; 34.16 lacks mdnsd.log
it.each(['34.16-37101', '57.10-25140', '86.10-80260'])('the table of %s is whole', async (build) => {
  expect(await missing(build, TABLE)).toEqual([]);
});

it('mdnsd.log came after 34.16', async () => {
  expect(await missing('34.16-37101', ['opt/log/mdnsd.log'])).toEqual(['opt/log/mdnsd.log']);
  expect(await missing('57.10-25140', ['opt/log/mdnsd.log'])).toEqual([]);
});

// 86.8: the program of the Playbar has them, that of the Play:1 has not
it('pages of the television exist with one', async () => {
  const names = ['spdiftap', 'tvprocessor'];
  expect(await missing('86.10-80260', names)).toEqual(names);
  expect(await missing('86.10-80260', names, true)).toEqual([]);
});

describe('content', () => {
  const contentOf = async (path: string): Promise<string | undefined> =>
    /<ZPSupportInfo>(.*)<\/ZPSupportInfo>/s.exec(await visit({}).read(`/status/${path}`))?.[1];

  // Command lines and element names of 86.10
  it.each([
    ['activeZones', '<File name="activeZones"></File>'],
    ['decoder', '<MusicDecoder><LastActiveDecoder>None</LastActiveDecoder></MusicDecoder>'],
    ['analoglinein', '<AnalogInInfo/>'],
    ['api', '<Muse></Muse>'],
    [
      'musicservices',
      '<AvailableSvcsSummary><Total>0</Total><ServiceIds></ServiceIds></AvailableSvcsSummary>',
    ],
    ['playmode', '<Playmode><Shuffle>Off</Shuffle><Repeat>Off</Repeat><Crossfade>Off</Crossfade></Playmode>'],
  ])('/status/%s', async (path, content) => {
    expect(await contentOf(path)).toBe(content);
  });

  it.each([
    ['date', '/bin/date'],
    ['debugfiles', '/bin/ls --full-time /jffs/app/debug /jffs/sys/debug /jffs/net/debug'],
    ['du-jffs', '/usr/bin/du -a -d 5 -k -x /jffs'],
    ['ntpsources', '/bin/chronyc -n sources -v'],
    ['scanresults', '/wifi/athconfig scangetresults ath0'],
    ['showstp', '/usr/sbin/brctl showstp br0'],
  ])('/status/%s runs %s', async (path, line) => {
    expect(await contentOf(path)).toContain(`<Command cmdline="${line}">`);
  });
});
