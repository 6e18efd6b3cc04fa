import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { sceneOf } from '../../../../test/rig/doctor.ts';
import { kernelHas } from './kernel-parts.ts';

const WIREGUARD = { option: 'CONFIG_WIREGUARD', module: 'wireguard' };
const RELEASE = { '/proc/sys/kernel/osrelease': '6.1.0-18-amd64\n' };
const asked = (files: Readonly<Record<string, string | Uint8Array | undefined>>) =>
  kernelHas(sceneOf({ files }).ports.disk, WIREGUARD);

it.each([
  ['CONFIG_WIREGUARD=y', true],
  ['CONFIG_WIREGUARD=m', true],
  ['# CONFIG_WIREGUARD is not set', false],
  ['CONFIG_WIREGUARD_DEBUG=y', false],
])('%s: %s', async (line, is) => {
  expect(await asked({ '/proc/config.gz': gzipSync(`CONFIG_NET=y\n${line}\n`) })).toBe(is);
  expect(await asked({ ...RELEASE, '/boot/config-6.1.0-18-amd64': `${line}\n` })).toBe(is);
});

it('is told by the lists of modules', async () => {
  const lists = (builtin: string, dep: string) => ({
    ...RELEASE,
    '/lib/modules/6.1.0-18-amd64/modules.builtin': builtin,
    '/lib/modules/6.1.0-18-amd64/modules.dep': dep,
  });
  expect(await asked(lists('kernel/drivers/net/wireguard/wireguard.ko\n', ''))).toBe(true);
  expect(await asked(lists('', 'kernel/drivers/net/wireguard/wireguard.ko.xz: kernel/lib/a.ko\n'))).toBe(
    true,
  );
  expect(await asked(lists('', 'kernel/net/xwireguard.ko: kernel/x/wireguard.kox\n'))).toBe(false);
});

it('is not told without any of these, by one list alone, or by what cannot be unpacked', async () => {
  expect(await asked({})).toBeUndefined();
  expect(await asked({ ...RELEASE, '/lib/modules/6.1.0-18-amd64/modules.builtin': '' })).toBeUndefined();
  expect(await asked({ '/proc/config.gz': 'no gzip' })).toBeUndefined();
});

it('makes no path of a release that is none', async () => {
  expect(
    await asked({ '/proc/sys/kernel/osrelease': '../x', '/boot/config-../x': 'CONFIG_WIREGUARD=y' }),
  ).toBeUndefined();
});
