import { partProbe } from '../kernel-part.ts';

export const noWireguard = partProbe({
  id: 'no-wireguard',
  title: 'The kernel has no WireGuard',
  meaning:
    'With it a segment of people can be reached over a tunnel (wg0): an owner on the way, another house. Only a configuration that names such a card needs it.',
  what: 'WireGuard in the kernel',
  option: 'CONFIG_WIREGUARD',
  module: 'wireguard',
  cards: /^wg\d*/,
});
