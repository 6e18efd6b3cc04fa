import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSteeredClock } from '../sim/rig/steered-clock.ts';
import { linuxNeighbours, readTable } from './neighbours.ts';

/** As Linux 6.1 shows it. */
const HEAD = 'IP address       HW type     Flags       HW address            Mask     Device\n';
const line = (address: string, type: string, flags: string, hardware: string, device = 'eth0'): string =>
  `${address.padEnd(16)} ${type.padEnd(11)} ${flags.padEnd(11)} ${hardware}     *        ${device}\n`;

describe('the table', () => {
  it.each([
    ['complete', line('192.0.2.7', '0x1', '0x2', '02:00:5e:00:53:01'), '02:00:5e:00:53:01'],
    ['complete and for ever', line('192.0.2.7', '0x1', '0x6', '02:00:5e:00:53:01'), '02:00:5e:00:53:01'],
    ['not heard of yet', line('192.0.2.7', '0x1', '0x0', '00:00:00:00:00:00'), undefined],
    ['of another kind of network', line('192.0.2.7', '0x20', '0x2', '02:00:5e:00:53:01'), undefined],
    ['with a longer address', line('192.0.2.7', '0x1', '0x2', '80:00:02:08:fe:80:00:00:01'), undefined],
    ['of another', line('192.0.2.70', '0x1', '0x2', '02:00:5e:00:53:01'), undefined],
    [
      'twice the same',
      line('192.0.2.7', '0x1', '0x2', '02:00:5e:00:53:01') +
        line('192.0.2.7', '0x1', '0x2', '02:00:5e:00:53:01', 'eth1'),
      '02:00:5e:00:53:01',
    ],
    [
      'on two networks, not the same',
      line('192.0.2.7', '0x1', '0x2', '02:00:5e:00:53:01') +
        line('192.0.2.7', '0x1', '0x2', '02:00:5e:00:53:02', 'eth1'),
      undefined,
    ],
    ['cut', '192.0.2.7', undefined],
  ])('tells of an entry that is %s', (_name, lines, hardware) => {
    expect(readTable(HEAD + lines).get('192.0.2.7')).toBe(hardware);
  });
});

describe('neighbours', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tonewall-arp-'));
    path = join(folder, 'arp');
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const put = (last: string): void =>
    writeFileSync(path, HEAD + line('192.0.2.7', '0x1', '0x2', `02:00:5e:00:53:${last}`));

  it('are read once a second, or now', () => {
    const clock = createSteeredClock();
    const neighbours = linuxNeighbours(clock, path);
    put('01');
    const seen = [neighbours.hardwareOf('192.0.2.7', 'lately')];
    put('02');
    clock.advance(999);
    seen.push(neighbours.hardwareOf('192.0.2.7', 'lately'));
    seen.push(neighbours.hardwareOf('192.0.2.7', 'now'));
    put('03');
    clock.advance(999);
    seen.push(neighbours.hardwareOf('192.0.2.7', 'lately'));
    clock.advance(1);
    seen.push(neighbours.hardwareOf('192.0.2.7', 'lately'));
    expect(seen.map((text) => text?.slice(-2))).toEqual(['01', '01', '02', '02', '03']);
  });

  it('are nobody where there is no table, and the end of a table that is too long', () => {
    const clock = createSteeredClock();
    expect(linuxNeighbours(clock, join(folder, 'none')).hardwareOf('192.0.2.7', 'now')).toBeUndefined();
    const filler = line('192.0.2.1', '0x1', '0x2', '02:00:5e:00:53:01').repeat(20_000);
    writeFileSync(path, HEAD + filler + line('192.0.2.7', '0x1', '0x2', '02:00:5e:00:53:01'));
    const long = linuxNeighbours(clock, path);
    expect([long.hardwareOf('192.0.2.1', 'now'), long.hardwareOf('192.0.2.7', 'now')]).toEqual([
      '02:00:5e:00:53:01',
      undefined,
    ]);
  });
});
