import { partProbe } from '../kernel-part.ts';

export const noVlanDevices = partProbe({
  id: 'no-vlan-devices',
  title: 'The kernel has no VLAN devices',
  meaning:
    'With them one card leads into several segments (eth1.30). A segment of the configuration that is behind such a device needs them; ' +
    'a computer with a card for each segment does not.',
  what: 'VLAN devices',
  option: 'CONFIG_VLAN_8021Q',
  module: '8021q',
  cards: /\.\d+$|^vlan\d+$/,
});
