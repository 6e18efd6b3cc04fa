import { describe, expect, it } from 'vitest';
import { device, served } from '../../../test/golden/literals.ts';
import type { Disk } from '../../ports/disk.ts';
import { known } from '../evidence/observation.ts';
import type { Bundle } from './bundle.ts';
import { jsonDepth } from './depth.ts';
import { readBundle } from './read.ts';
import { writeBundle } from './write.ts';

const BUNDLE: Bundle = {
  run: {
    tool: '0.1.0',
    startedAt: 1000,
    finishedAt: 2000,
    scope: ['addresses 192.0.2.7'],
    notes: ['192.0.2.9 answered a search without a LOCATION'],
  },
  devices: [device({ description: known(served(), [1]) })],
  sightings: [
    { by: 'address-given', address: '192.0.2.7', port: 1400, path: '/xml/device_description.xml', facts: [] },
  ],
  transcript: [
    {
      number: 1,
      at: 1000,
      peer: '192.0.2.7:22',
      kind: 'connect',
      outcome: 'refused',
      received: '',
      elapsedMs: 1,
    },
  ],
};

function memoryDisk() {
  const files = new Map<string, string>();
  const disk: Pick<Disk, 'read' | 'writeFolder' | 'list' | 'exists'> = {
    read: async (path) => new TextEncoder().encode(files.get(path)),
    writeFolder: async (folder, members) => {
      for (const [name, bytes] of members) files.set(`${folder}/${name}`, String(bytes));
    },
    list: async (folder) =>
      [...files.keys()]
        .filter((path) => path.startsWith(`${folder}/`))
        .map((path) => path.slice(folder.length + 1)),
    exists: async (path) => files.has(path),
  };
  return { disk, files };
}

async function written(damage: (files: Map<string, string>) => void) {
  const { disk, files } = memoryDisk();
  await writeBundle(disk, 'run', BUNDLE);
  damage(files);
  return readBundle(disk, 'run');
}

const replaceIn = (name: string, from: string, to: string) => (files: Map<string, string>) => {
  const text = files.get(`run/${name}`) ?? '';
  expect(text).toContain(from);
  files.set(`run/${name}`, text.replace(from, to));
};

describe('a bundle', () => {
  it('comes back as it was written', async () => {
    expect(await written(() => {})).toEqual(BUNDLE);
  });

  it('is no bundle without its manifest', async () => {
    await expect(written((files) => files.delete('run/manifest.json'))).rejects.toMatchObject({
      code: 'bundle-invalid',
      message: 'run is no bundle: manifest.json is not there',
    });
  });

  it('ends at a time that can be written down', async () => {
    await expect(
      written(replaceIn('manifest.json', '"finishedAt": 2000', '"finishedAt": 1000000000000000000')),
    ).rejects.toMatchObject({ code: 'bundle-invalid' });
  });

  it.each([
    [
      'a changed file',
      replaceIn('evidence.json', '192.0.2.7', '192.0.2.8'),
      'evidence.json does not have the hash that the manifest says',
    ],
    [
      'a longer file',
      replaceIn('transcript.ndjson', '\n', '\n\n'),
      'transcript.ndjson has another length than the manifest says',
    ],
    [
      'a missing file',
      (files: Map<string, string>) => files.delete('run/sightings.json'),
      'sightings.json is not there',
    ],
    [
      'an unknown key',
      replaceIn('manifest.json', '"format"', '"extra": 1, "format"'),
      'manifest.json does not fit its schema',
    ],
    ['no JSON', replaceIn('manifest.json', '{', ''), 'manifest.json is not JSON'],
    [
      'deep nesting',
      (files: Map<string, string>) => files.set('run/manifest.json', '['.repeat(30)),
      'manifest.json is nested too deeply',
    ],
    [
      'a file listed twice',
      replaceIn('manifest.json', '"sightings.json"', '"evidence.json"'),
      'the manifest does not list evidence.json once',
    ],
  ])('is refused with %s', async (_name, damage, message) => {
    await expect(written(damage)).rejects.toMatchObject({
      code: 'bundle-invalid',
      message: expect.stringContaining(message),
    });
  });

  it('of another schema version is refused as such', async () => {
    await expect(
      written(replaceIn('manifest.json', '"schemaVersion": 2', '"schemaVersion": 3')),
    ).rejects.toMatchObject({
      code: 'bundle-version',
      message: 'the bundle has schema version 3, this build reads 2',
    });
  });
});

describe('the depth of JSON', () => {
  it.each([
    ['1', 0],
    ['[{"a":[]}]', 3],
    ['"[[[["', 0],
    [String.raw`["\"[[", {}]`, 2],
    ['"never closed [[', 0],
  ])('of %s is %i', (text, depth) => {
    expect(jsonDepth(text)).toBe(depth);
  });

  it('is found in long strings without recursion', () => {
    expect(jsonDepth(`["${'a'.repeat(5_000_000)}"]`)).toBe(1);
  });
});
