import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shippedHousehold } from '../../src/sim/households/index.ts';
import { type Ran, tonewall } from './tonewall.ts';

let folder: string;
let ran: Ran;

/** The demonstration as `npm start` runs it; only the addresses are others, so that it may run beside one. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tonewall-demo-'));
  const household = join(folder, 'demo.yaml');
  const text = readFileSync(shippedHousehold('demo')!.file, 'utf8');
  await writeFile(household, text.replace('127.20.0.', '127.36.12.'));
  ran = await tonewall(['demo', '--household', household, '--out', join(folder, 'out')]);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the demonstration', () => {
  it('ends well, although there are findings: they are what it is for', () => {
    expect(ran.code).toBe(0);
  });

  it('tells what it does on stderr: the rooms, the progress, where the report lies', () => {
    const rooms = ['Garage', 'Office', 'Living Room', 'Kitchen', "Children's Room"];
    expect(rooms.filter((room) => !ran.stderr.includes(room))).toEqual([]);
    expect(ran.stderr).toContain('127.36.12.11:1400 (');
    expect(ran.stderr).toContain(`HTML report: ${join(folder, 'out/report.html')}`);
    expect(ran.stderr).toContain(`tonewall audit --from ${join(folder, 'out/bundle')}`);
  });

  it('tries the same without the guard and through it', () => {
    const [, story = ''] = ran.stdout.split('The same attempts, without the guard and through it');
    const [attempts = '', scores = ''] = story.split('What an audit finds');
    expect(attempts.match(/^ {6}without {2}it worked$/gm)).toHaveLength(12);
    expect(attempts.match(/^ {6}guarded {2}it worked$/gm)).toHaveLength(3);
    expect(attempts.match(/^ {6}guarded {2}refused: /gm)).toHaveLength(9);
    expect(attempts).not.toMatch(/refused: status/);
    expect(scores).toMatch(/^ {2}missing-host-check +1 +0$/m);
    expect(scores).toMatch(/^ {2}reboot-by-link +1 +0$/m);
  });

  it('prints findings in plain words, with evidence and a cure', () => {
    expect(ran.stdout).toMatch(/^Tonewall audit\n/);
    expect(ran.stdout).toMatch(/^HIGH {2}Anybody on the network can control the device/m);
    expect(ran.stdout).toMatch(/POST \/\w+\/Control to 127\.36\.12\.\d+:1400 → 200 OK/);
    expect(ran.stdout).toContain('What to do');
  });

  it('leaves the report and the bundle, whole', async () => {
    expect((await readdir(join(folder, 'out'), { recursive: true })).sort()).toEqual([
      'bundle',
      'bundle/evidence.json',
      'bundle/manifest.json',
      'bundle/sightings.json',
      'bundle/transcript.ndjson',
      'report.html',
      'state',
      'state/certificates.json',
      'state/journal',
      'state/journal/00000001.jsonl',
      'state/journal/00000001.personal',
      'state/journal/checkpoint.key',
      'state/journal/checkpoint.pub',
      'state/journal/lock',
      'state/players.json',
    ]);
    expect(readFileSync(join(folder, 'out/report.html'), 'utf8')).toMatch(
      /^<!doctype html>[\s\S]*<\/html>\n$/,
    );
  });

  it('keeps a bundle that gives the same report again, without a network', async () => {
    const again = await tonewall(['audit', '--from', join(folder, 'out/bundle')]);
    expect(ran.stdout.startsWith(again.stdout)).toBe(true);
  });
});
