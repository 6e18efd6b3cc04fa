import type { Section } from './stand-ins/settings.ts';

const section = (type: string, name: string, options: Section['options']): Section => ({
  type,
  name,
  options,
});
const unnamed = (type: string, options: Section['options']): Section => ({ type, options });

/**
 * Settings as OpenWrt has them when it is new (root/etc/config/firewall of firewall4; networks are made for each board), as far as packets here meet
 * them: three ports in one network at home, and the internet.
 */
export const FRESH: Readonly<Record<string, readonly Section[]>> = {
  network: [
    unnamed('device', { name: 'br-lan', type: 'bridge', ports: ['lan1', 'lan3', 'lan4'] }),
    section('interface', 'lan', { device: 'br-lan', proto: 'static', ipaddr: '192.168.1.1' }),
    section('interface', 'wan', {
      device: 'wan',
      proto: 'static',
      ipaddr: '198.51.100.7',
      gateway: '198.51.100.1',
    }),
  ],
  dhcp: [section('dhcp', 'lan', { interface: 'lan' })],
  firewall: [
    unnamed('defaults', { syn_flood: '1', input: 'REJECT', output: 'ACCEPT', forward: 'REJECT' }),
    unnamed('zone', { name: 'lan', network: ['lan'], input: 'ACCEPT', output: 'ACCEPT', forward: 'ACCEPT' }),
    unnamed('zone', {
      name: 'wan',
      network: ['wan'],
      input: 'REJECT',
      output: 'ACCEPT',
      forward: 'DROP',
      masq: '1',
    }),
    unnamed('forwarding', { src: 'lan', dest: 'wan' }),
  ],
};
