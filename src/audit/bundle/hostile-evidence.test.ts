import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { auditOf } from '../../../test/hostile/audit.ts';
import { answer, description, type HostileDevice, startDevice } from '../../../test/hostile/device.ts';
import { nodeDisk } from '../../host/disk/disk.ts';
import { readBundle } from './read.ts';
import { writeBundle } from './write.ts';

/** Whatever a device serves: the bundle that is written is one that is read again. */
const host = '127.105.4.3';
let device: HostileDevice | undefined;
const folders: string[] = [];

afterEach(async () => {
  await device?.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

it.each<[string, string]>([
  [
    'elements with the names of inherited members',
    '<r><constructor>abc</constructor><toString>x</toString><valueOf>y</valueOf><hasOwnProperty>z</hasOwnProperty></r>',
  ],
  [
    'JSON with the names of inherited members',
    '{"__proto__":{"serialNumber":"zz"},"constructor":{"ssid":"q"},"toString":"x"}',
  ],
  ['JSON that is too deep', '{"a":'.repeat(5000)],
  ['half a surrogate pair', '{"serialNumber":"\\ud800"}'],
  ['control characters', `<r><SSID>${'\t'.repeat(5000)}</SSID></r>`],
  ['bytes that are no text', '\0\u0001\u0002\ufffe'],
  ['a thousand values', `<r>${'<SSID>x</SSID>'.repeat(1000)}</r>`],
])('%s', async (_, page) => {
  device = await startDevice(host, (socket, request) =>
    socket.end(answer(200, request.startsWith('GET /xml/') ? description() : page)),
  );
  const { bundle, exit } = await auditOf([
    { from: host, location: `http://${host}:${device.port}/xml/device_description.xml` },
  ]);
  const folder = mkdtempSync(join(tmpdir(), 'tonewall-hostile-'));
  folders.push(folder);
  await writeBundle(nodeDisk(), folder, bundle);
  expect(await readBundle(nodeDisk(), folder)).toEqual(bundle);
  expect(exit).not.toBe(70);
});
