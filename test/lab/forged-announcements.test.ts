import { expect, it } from 'vitest';
import { type DiscoveryLab, discoveryLab, PHONE, PLAYERS } from './discovery-lab.ts';
import { must } from './gateway.ts';
import { inLab } from './in-lab.ts';
import { scriptPath } from './lab.ts';
import type { LabProcess } from './process.ts';
import { steer } from './steer.ts';
import { TONEWALL } from './tonewall.ts';

/** Somebody among the players, and somebody elsewhere, announce in the name of a player, a million times. */
let lab: DiscoveryLab;
let phone: LabProcess;

const KITCHEN = 'RINCON_000E58A0370101400';
const ZONE_PLAYER = 'urn:schemas-upnp-org:device:ZonePlayer:1';
const forged = (location: string, nts = 'ssdp:alive'): string =>
  [
    'NOTIFY * HTTP/1.1',
    'HOST: 239.255.255.250:1900',
    'CACHE-CONTROL: max-age = 1800',
    `LOCATION: ${location}`,
    `NT: ${ZONE_PLAYER}`,
    `NTS: ${nts}`,
    'SERVER: Linux UPnP/1.0 Sonos/97.1-80312 (ZPS13)',
    `USN: uuid:${KITCHEN}::${ZONE_PLAYER}`,
    '',
    '',
  ].join('\r\n');

inLab({
  build: async () => {
    lab = await discoveryLab();
    const { phone: host } = lab.hosts;
    phone = await host.start(process.execPath, [scriptPath('hear-ssdp.ts'), JSON.stringify({ own: PHONE })], {
      ready: 'listening',
    });
  },
  close: () => lab?.close(),
  timeoutMs: 120_000,
});

async function forge(from: 'intruder' | 'thing', count: number, text: string): Promise<void> {
  const host = lab.hosts[from];
  const input = { own: host.addresses[0], count, text };
  expect(await host.script('forge.ts', input, { timeoutMs: 240_000 })).toEqual({ sent: count });
}

/** Megabytes of the guard in memory. */
async function guardMb(): Promise<number> {
  const { router } = lab.hosts;
  const pid = (await must(router, 'pgrep', '-f', `guard ${lab.config}`)).trim().split('\n')[0] ?? '';
  return (
    Number(/VmRSS:\s+(\d+)/.exec(await must(router, 'grep', 'VmRSS', `/proc/${pid}/status`))?.[1]) / 1024
  );
}

const heardOf = (what: string): number => phone.output().split(what).length - 1;

it('of a million forged announcements none is told, none that is true is lost, and memory stays', async () => {
  const own = `http://10.0.30.66:1400/xml/device_description.xml`;
  await forge('intruder', 20_000, forged(own));
  const before = await guardMb();
  const flood = Promise.all([
    forge('intruder', 490_000, forged(own)),
    forge('thing', 490_000, forged(`http://${PLAYERS[0]}:1400/xml/device_description.xml`)),
  ]);
  await steer(lab, '/players/Office/reboot');
  await phone.waitFor(`heard ssdp:byebye from ${PLAYERS[1]}:1900`, 60_000);
  await phone.waitFor(
    new RegExp(
      `heard ssdp:byebye from ${PLAYERS[1]}[^]*heard ssdp:alive from ${PLAYERS[1]}:1900 of ${ZONE_PLAYER} at http://${PLAYERS[1]}:1400/`,
    ),
    120_000,
  );
  await flood;
  expect(heardOf('10.0.30.66')).toBe(0);
  expect(heardOf('10.0.40.5')).toBe(0);
  // The room for young objects and what V8 has not given back yet (docs/performance.md).
  expect((await guardMb()) - before).toBeLessThan(24);
}, 300_000);

it('a good-bye in the name of a player takes nothing away', async () => {
  const before = heardOf(`ssdp:byebye from ${PLAYERS[0]}`);
  await must(lab.hosts.intruder, 'ip', 'addr', 'add', `${PLAYERS[0]}/32`, 'dev', 'eth0');
  const text = forged(`http://${PLAYERS[0]}:1400/x`, 'ssdp:byebye');
  const input = { own: PLAYERS[0], count: 3, text };
  await lab.hosts.intruder.script('forge.ts', input);
  await must(lab.hosts.intruder, 'ip', 'addr', 'del', `${PLAYERS[0]}/32`, 'dev', 'eth0');
  await new Promise((resolve) => setTimeout(resolve, 5000));
  expect(heardOf(`ssdp:byebye from ${PLAYERS[0]}`)).toBe(before);
});

it('who forged is in the journal, and whose name it was', async () => {
  const listing = await must(
    lab.hosts.router,
    process.execPath,
    TONEWALL,
    'journal',
    'query',
    '--state',
    lab.stateFolder,
    '--json',
  );
  const entries = listing
    .split('\n')
    .flatMap((line): readonly { kind: string; facts: Record<string, unknown> }[] =>
      line.startsWith('{') ? [JSON.parse(line)] : [],
    );
  const forgeries = entries.filter(({ kind }) => kind === 'announcement-forged');
  expect(
    new Set(forgeries.map(({ facts }) => `${String(facts['address'])} ${String(facts['problem'])}`)),
  ).toEqual(new Set(['10.0.30.66 not-itself', '10.0.40.5 not-itself']));
});
