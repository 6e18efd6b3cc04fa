import type { Probe } from './probe.ts';
import { addressInTwoSegments } from './probes/address-in-two-segments.ts';
import { conflictingRules } from './probes/conflicting-rules.ts';
import { flatNetworkProbe } from './probes/flat-network.ts';
import { fullConnectionTable } from './probes/full-connection-table.ts';
import { interfaceDown } from './probes/interface-down.ts';
import { interfaceWithoutAddress } from './probes/interface-without-address.ts';
import { legacyRules } from './probes/legacy-rules.ts';
import { littleDiskSpace } from './probes/little-disk-space.ts';
import { littleMemory } from './probes/little-memory.ts';
import { mdnsReflector } from './probes/mdns-reflector.ts';
import { missingDoorAddress } from './probes/missing-door-address.ts';
import { missingInterface } from './probes/missing-interface.ts';
import { noFirewallHelper } from './probes/no-firewall-helper.ts';
import { noFlowTables } from './probes/no-flow-tables.ts';
import { noForwarding } from './probes/no-forwarding.ts';
import { noIpProgram } from './probes/no-ip-program.ts';
import { noNfqueue } from './probes/no-nfqueue.ts';
import { noNftables } from './probes/no-nftables.ts';
import { noShortWay } from './probes/no-short-way.ts';
import { noVlanDevices } from './probes/no-vlan-devices.ts';
import { noWireguard } from './probes/no-wireguard.ts';
import { offloadedConnections } from './probes/offloaded-connections.ts';
import { oldNode } from './probes/old-node.ts';
import { openStateFolder } from './probes/open-state-folder.ts';
import { playerAtOwnAddress } from './probes/player-at-own-address.ts';
import { publicPlayer } from './probes/public-player.ts';
import { returnPathElsewhere } from './probes/return-path-elsewhere.ts';
import { rulesNotInForce } from './probes/rules-not-in-force.ts';
import { secondDhcpServer } from './probes/second-dhcp-server.ts';
import { snoopingWithoutQuerier } from './probes/snooping-without-querier.ts';
import { strayPlayer } from './probes/stray-player.ts';
import { takenPort } from './probes/taken-port.ts';
import { takenSearchPort } from './probes/taken-search-port.ts';
import { unsynchronisedClock } from './probes/unsynchronised-clock.ts';
import { unwritableStateFolder } from './probes/unwritable-state-folder.ts';

/** Every probe, in the order in which equal verdicts are told: what others rest on comes first. */
export const PROBES: readonly Probe[] = [
  oldNode,
  missingInterface,
  interfaceDown,
  interfaceWithoutAddress,
  addressInTwoSegments,
  missingDoorAddress,
  playerAtOwnAddress,
  flatNetworkProbe,
  noNftables,
  rulesNotInForce,
  noFirewallHelper,
  noIpProgram,
  conflictingRules,
  offloadedConnections,
  noShortWay,
  legacyRules,
  noForwarding,
  returnPathElsewhere,
  fullConnectionTable,
  snoopingWithoutQuerier,
  mdnsReflector,
  secondDhcpServer,
  publicPlayer,
  strayPlayer,
  takenPort,
  takenSearchPort,
  unwritableStateFolder,
  openStateFolder,
  littleDiskSpace,
  littleMemory,
  unsynchronisedClock,
  noVlanDevices,
  noWireguard,
  noNfqueue,
  noFlowTables,
];
