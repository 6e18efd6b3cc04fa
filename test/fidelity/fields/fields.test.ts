import { expect, it } from 'vitest';
import { below, plainPath, renamed } from './fields.ts';
import { messageFields } from './headers.ts';
import { jsonFields } from './json.ts';
import { valueFields, xmlFields } from './xml.ts';

it('an envelope leaves no trace, repeated elements are counted or named', () => {
  const text =
    '<e:propertyset xmlns:e="urn:schemas-upnp-org:event-1-0"><e:property><Mute channel="LF" val="0"/></e:property>' +
    '<e:property><Mute channel="RF" val="1"/></e:property><e:property><a>1</a></e:property><e:property><a></a></e:property></e:propertyset>';
  expect([...xmlFields(text)]).toEqual([
    ['xmlns:e', 'urn:schemas-upnp-org:event-1-0'],
    ['Mute[LF]@channel', 'LF'],
    ['Mute[LF]@val', '0'],
    ['Mute[RF]@channel', 'RF'],
    ['Mute[RF]@val', '1'],
    ['a', '1'],
    ['a[2]', ''],
  ]);
});

it('documents inside texts and attributes are read too', () => {
  expect([...xmlFields('<x v="&lt;y z=&quot;1&quot;/&gt;">&lt;y>&amp;lt;w/>&lt;/y></x>')]).toEqual([
    ['x@v > y@z', '1'],
    ['x > y > w', ''],
  ]);
});

it('what is no document stays a text; what cannot be read is an error', () => {
  expect([...xmlFields('<x>&lt;y</x>')]).toEqual([['x', '<y']]);
  expect(() => xmlFields('<x>')).toThrow('cannot be read');
});

it('values stand without an envelope', () => {
  expect([...valueFields('<Track>1</Track><RelTime></RelTime>')]).toEqual([
    ['Track', '1'],
    ['RelTime', ''],
  ]);
});

it('JSON and messages become fields', () => {
  expect([...jsonFields({ a: [{ b: 1 }, { b: 2 }], c: null })]).toEqual([
    ['a/b', '1'],
    ['a[2]/b', '2'],
    ['c', 'null'],
  ]);
  expect([...messageFields('HTTP/1.1 200 OK\r\nST: x:y\r\nEXT:\r\n\r\n')]).toEqual([
    ['(first line)', 'HTTP/1.1 200 OK'],
    ['ST', 'x:y'],
    ['EXT', ''],
  ]);
});

it('paths are taken from below, renamed and made plain', () => {
  const fields = new Map([
    ['a/b[2]/c', '1'],
    ['d', '2'],
  ]);
  expect([...below(fields, 'a/')]).toEqual([['b[2]/c', '1']]);
  expect([...renamed(fields, (path) => (path === 'd' ? undefined : 'x'))]).toEqual([['x', '1']]);
  expect(plainPath('a/b[2]/c[urn:x]')).toBe('a/b/c');
});
