import { expect, it } from 'vitest';
import { parseSsdp } from '../../wire/ssdp/parse.ts';
import { writeSearch } from '../../wire/ssdp/write.ts';
import { isSearch, SsdpReader } from './ssdp-reader.ts';

const search = (searchTarget: string): Uint8Array =>
  writeSearch({ searchTarget, host: '239.255.255.250:1900', maxWait: 1 });
const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'latin1');

it('what it knows is what was read: one byte more or less is another datagram', () => {
  const reader = new SsdpReader();
  const known = search('upnp:rootdevice');
  expect(reader.read(known)).toEqual(parseSsdp(known));
  expect(reader.read(Uint8Array.from(known))).toBe(reader.read(known));
  const others = [search('upnp:rootdevicf'), known.subarray(0, -30), bytesOf('MAN: "ssdp:discover"\r\n')];
  for (const other of others) expect(reader.read(other)).toEqual(parseSsdp(other));
});

it('announcements are read each time, and what is no search is not taken for one', () => {
  const reader = new SsdpReader();
  const notice = bytesOf('NOTIFY * HTTP/1.1\r\nNT: a\r\nNTS: ssdp:byebye\r\nUSN: uuid:a\r\n\r\n');
  expect(reader.read(notice)).toMatchObject({ ok: true, value: { kind: 'announcement' } });
  expect(reader.read(notice)).not.toBe(reader.read(notice));
  expect([isSearch(search('a')), isSearch(notice), isSearch(new Uint8Array(0))]).toEqual([
    true,
    false,
    false,
  ]);
});

it('a flood of different ones leaves it as right as it was', () => {
  const reader = new SsdpReader();
  for (let count = 0; count < 1000; count += 1) reader.read(search(`uuid:${count}`));
  const last = search('uuid:5');
  expect(reader.read(last)).toEqual(parseSsdp(last));
});
