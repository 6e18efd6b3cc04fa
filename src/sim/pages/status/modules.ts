import { leaf } from '../../xml/escape.ts';
import { file, wrap, type StatusPage } from './status-page.ts';

/**
 * Modules of the table of 86.10 that hold nothing to model: the root element, and children where the program or the
 * review templates of 57.10 and 86.10 name them. An empty root is one whose name is not known.
 */
const MODULES: readonly (readonly [path: string, root: string, content?: string])[] = [
  ['/ai_speech_enhance', ''],
  ['/api', 'Muse'],
  ['/audiocore', 'AudioCore'],
  ['/backtrace', 'Backtrace'],
  ['/button_triggered.xml', 'ButtonTriggeredDump'],
  ['/cloud', 'Cloud', leaf('ProtocolVersion', '') + leaf('LastRetryAfter', '')],
  ['/cloudqueue', 'CloudQueueHistory'],
  ['/cpumon', 'CpuMonitor'],
  ['/decoder', 'MusicDecoder', leaf('LastActiveDecoder', 'None')],
  ['/dnscache', 'DNSCache'],
  ['/dropout_triggered.xml', 'DropoutTriggeredDump'],
  ['/ethportstatistics', 'EthPrtStats'],
  ['/experiments', 'ZoneExperiments'],
  ['/hardwareevents', 'HardwareStatusInfo'],
  ['/hls', ''],
  ['/htconfig', 'HTConfig', '<General></General><Surrounds></Surrounds>'],
  ['/leds', 'LedPatternInfo'],
  ['/libraries', 'ThirdPartyLibraryInfo'],
  ['/location_settings_update', 'LocationSettingsUpdate'],
  ['/policy', 'Entitlements'],
  ['/radiolog', 'RadioStationLog'],
  ['/root_cert_bundles', 'RootCertBundleInfo', '<Bundles></Bundles>'],
  ['/rss', 'ReplicatedSettingsState'],
  ['/settings/effective', ''],
  ['/settings/location', ''],
  ['/settings/player', ''],
  ['/ssl_client_cache', 'SSLClientCache'],
  ['/temperature', 'TemperatureHistograms', leaf('CPUTemperature', '')],
  ['/track_queue_summary', 'TrackQueueSummary'],
  ['/trueplayinfo', 'RoomCalibrationInfo'],
];

/** The program of the Play:1 lacks them, that of the Playbar has them (86.8). */
const TV_MODULES: readonly (readonly [path: string, root: string])[] = [
  ['/spdiftap', 'SPDIFTap'],
  ['/tvprocessor', 'TVProc'],
];

const withRoot = (root: string, content: string): string => (root ? wrap(root, content) : '');

export const modulePages: readonly StatusPage[] = [
  { path: '/activeZones', render: () => file('activeZones', '') },
  { path: '/analoglinein', render: () => '<AnalogInInfo/>' },
  ...MODULES.map(
    ([path, root, content = '']): StatusPage => ({ path, render: () => withRoot(root, content) }),
  ),
  ...TV_MODULES.map(
    ([path, root]): StatusPage => ({
      path,
      appliesTo: (player) => player.tv !== undefined,
      render: () => withRoot(root, ''),
    }),
  ),
];
