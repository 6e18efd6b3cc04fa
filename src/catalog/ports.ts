import type { Provenance } from './provenance.ts';

/** A port on a player or on a program that controls players. */
export interface PortFacts extends Provenance {
  readonly port: number;
  readonly transport: 'tcp' | 'udp';
  readonly on: 'player' | 'controller';
  /** Whether the host listens there, or opens connections to that port of others. */
  readonly direction: 'listens' | 'connects';
  readonly what: string;
}

const FENWAY = 'trulyspinach/sonos-fenway firmware/rootfs/57.10-25140';
const LIVE = 'Dicklesworthstone/frankensonos docs/PROTOCOL.md (live, October 2026)';
const GENERAL = 'general knowledge, no recording';
type Row = Pick<PortFacts, 'port' | 'transport' | 'what' | 'sources' | 'confidence'>;

const player = (row: Row): PortFacts => ({ ...row, on: 'player', direction: 'listens' });
const playerOut = (row: Row): PortFacts => ({ ...row, on: 'player', direction: 'connects' });
const controller = (row: Row): PortFacts => ({ ...row, on: 'controller', direction: 'listens' });
const tcp = (port: number, what: string, confidence: Row['confidence'], ...sources: string[]): Row => ({
  port,
  transport: 'tcp',
  what,
  sources,
  confidence,
});
const udp = (port: number, what: string, confidence: Row['confidence'], ...sources: string[]): Row => ({
  ...tcp(port, what, confidence, ...sources),
  transport: 'udp',
});

export const PORTS: readonly PortFacts[] = [
  player(tcp(1400, 'HTTP: description, SOAP, GENA, status pages, album art', 'seen', FENWAY, LIVE)),
  player(tcp(1443, 'HTTPS: the same server, local API and WebSocket', 'seen', FENWAY, 'SoCo/SoCo issue 279')),
  player(tcp(1843, 'HTTPS with certificates of the household', 'seen', FENWAY, 'SSDP answers of 2026')),
  player(
    tcp(1410, 'open on a Play:5 of 36.4; purpose not found', 'seen', 'medium.com/@djboris (36.4-42130)'),
  ),
  player(
    tcp(
      7000,
      'AirPlay 2 on models that have it',
      'seen',
      'nmap/nmap nmap-service-probes',
      'postlund/pyatv issue 1259',
    ),
  ),
  player(tcp(22, 'SSH on unlocked units only', 'stated', `${FENWAY}/etc/scripts/run_sshd.sh`)),
  player(tcp(23, 'Telnet on unlocked units only', 'stated', `${FENWAY}/etc/scripts/run_sshd.sh`)),
  player(tcp(4070, 'Spotify Connect', 'unsure', GENERAL)),
  player(tcp(3722, 'said to be used by players; no source found', 'unsure', GENERAL)),
  player(udp(1900, 'SSDP', 'seen', 'svrooij/sonos-api-docs', LIVE)),
  player(udp(5353, 'mDNS', 'seen', `${FENWAY}/etc/runmdns`, LIVE)),
  player(
    udp(
      1902,
      'Control4 SDDP; the daemon was seen, the port number not',
      'unsure',
      `${FENWAY}/etc/sddpd.conf`,
    ),
  ),
  player(udp(6969, 'broadcast in the first set-up', 'stated', 'alsmith/multicast-relay README')),
  player(udp(319, 'AirPlay clock', 'unsure', GENERAL)),
  player(udp(320, 'AirPlay clock', 'unsure', GENERAL)),
  playerOut(tcp(445, 'SMB client of the music library', 'stated', 'public CVE records 2023 to 2026')),
  playerOut(tcp(139, 'SMB client of the music library, old', 'stated', 'public CVE records 2023 to 2026')),
  playerOut(tcp(4444, 'updates', 'unsure', GENERAL)),
  playerOut(udp(123, 'time', 'seen', `${FENWAY}/etc/chrony.conf`)),
  playerOut(udp(53, 'DNS', 'stated', `${FENWAY} (names of servers in etc/chrony.conf)`)),
  playerOut(udp(67, 'DHCP, from port 68', 'unsure', GENERAL)),
  player(udp(68, 'DHCP: answers of the server', 'unsure', GENERAL)),
  controller(
    tcp(
      3400,
      'events of the desktop app',
      'seen',
      'pascalopitz/unoffical-sonos-controller-for-linux issue 5',
    ),
  ),
  controller(tcp(3401, 'events of the mobile app', 'unsure', GENERAL)),
  controller(tcp(3500, 'events of node-sonos-discovery', 'seen', 'jishi/node-sonos-http-api issue 176')),
  controller(
    tcp(4000, 'events of npm sonos', 'seen', 'pascalopitz/unoffical-sonos-controller-for-linux issue 90'),
  ),
  controller(tcp(6329, 'events of node-sonos-ts', 'seen', 'svrooij/node-sonos-ts')),
  controller(
    tcp(
      1400,
      'events of SoCo and Home Assistant, first free up to 1499',
      'stated',
      'SoCo/SoCo doc/releases/0.20.rst',
    ),
  ),
  controller(
    udp(
      1901,
      "search answers to the vendor's app",
      'seen',
      'felix-kling.de/blog/2019/sonos-dedicated-vlan.html',
    ),
  ),
  controller(
    udp(1905, 'search answers to node-sonos-discovery', 'seen', 'jishi/node-sonos-http-api issue 176'),
  ),
  controller(
    tcp(445, 'the share that holds the music library', 'stated', 'vendor guide at manualshelf.com, p. 81'),
  ),
  ...[137, 138].map((port) =>
    controller(
      udp(port, 'NetBIOS names of the share, old', 'stated', 'vendor guide at manualshelf.com, p. 81'),
    ),
  ),
  controller(tcp(139, 'the share over NetBIOS, old', 'stated', 'vendor guide at manualshelf.com, p. 81')),
];
