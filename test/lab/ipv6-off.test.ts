import { describe, expect, it } from 'vitest';
import { type DiscoveryLab, PLAYERS, startGuard } from './discovery-lab.ts';
import { must } from './gateway.ts';
import { inLab } from './in-lab.ts';
import { ALL_ROOMS, askAtHome, FOR_SPEAKERS, mdnsOverIpv6, roomsIn } from './mdns-ears.ts';
import { houseOverIpv6, WAIT } from './ipv6-lab.ts';
import { ledTo, overIpv6, searchFor, ZONE_PLAYER } from './ssdp-ipv6-lab.ts';

let lab: DiscoveryLab;

inLab({
  build: async () => {
    lab = await houseOverIpv6();
  },
  close: () => lab?.close(),
  timeoutMs: 120_000,
});

describe('where IPv6 is switched off', { timeout: 120_000 }, () => {
  const ask = { questions: FOR_SPEAKERS, everyMs: 1500 };
  const switchTo = (off: 0 | 1): Promise<string> =>
    must(lab.hosts.router, 'sysctl', '-qw', `net.ipv6.conf.all.disable_ipv6=${off}`);
  const byIpv6 = async () => roomsIn(await mdnsOverIpv6(lab.hosts.phone, ask));

  it('everything is found over IPv4, and over IPv6 again when it is back', async () => {
    await switchTo(1);
    expect(await byIpv6()).toEqual([]);
    expect(roomsIn(await askAtHome(lab, { unicast: true }))).toEqual(ALL_ROOMS);
    await switchTo(0);
    await expect.poll(byIpv6, WAIT).toEqual(ALL_ROOMS);
    const search = { say: [searchFor(ZONE_PLAYER)], until: PLAYERS };
    await expect.poll(async () => ledTo(await overIpv6(lab.hosts.phone, search)), WAIT).toEqual(PLAYERS);
  });

  it('a guard that starts there finds everything over IPv4', async () => {
    await switchTo(1);
    await lab.guard.stop();
    const again = await startGuard(lab);
    expect(roomsIn(await askAtHome(lab, { unicast: true }))).toEqual(ALL_ROOMS);
    expect(again.output()).not.toMatch(/IPv6/);
    await switchTo(0);
    await expect.poll(byIpv6, WAIT).toEqual(ALL_ROOMS);
  });
});
