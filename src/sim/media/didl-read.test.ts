import { describe, expect, it } from 'vitest';
import { readDidlHints, readDidlObject } from './didl-read.ts';

const item = (title: string): string =>
  '<DIDL-Lite xmlns:dc="http://purl.org/dc/elements/1.1/"><item id="1">' +
  `<dc:title>${title}</dc:title><upnp:class>object.item.audioItem.musicTrack</upnp:class></item></DIDL-Lite>`;

describe('a title', () => {
  it.each([
    ['Tom &amp; Jerry', 'Tom & Jerry'],
    ['&lt;b&gt;', '<b>'],
    ['&#72;i', 'Hi'],
    ['007', '007'],
    // Unescaped, as some controllers write them.
    ['Rock & Roll', 'Rock & Roll'],
    ['A < B', 'A < B'],
    ['<b>bold</b>', '<b>bold</b>'],
    ['x">y', 'x">y'],
    ['&bogus;', '&bogus;'],
  ])('%s is %s', (written, read) => {
    expect(readDidlHints(item(written))).toEqual({
      title: read,
      upnpClass: 'object.item.audioItem.musicTrack',
    });
  });
});

it.each([
  ['nothing', ''],
  ['no markup', 'nonsense'],
  ['no object', '<DIDL-Lite/>'],
  ['an end that is missing', '<DIDL-Lite><item><dc:title>open'],
  ['declarations', `<!DOCTYPE x [<!ENTITY a "boom">]>${item('&a;')}`],
  ['depth', '<a>'.repeat(50_000)],
])('%s gives no hints', (_, text) => {
  expect(readDidlHints(text)).toEqual({});
});

it('titles without an end cost no time', () => {
  const before = performance.now();
  readDidlHints('<dc:title>'.repeat(50_000));
  expect(performance.now() - before).toBeLessThan(2000);
});

it('takes the first of several objects and elements', () => {
  const two =
    '<DIDL-Lite><item><dc:title>one</dc:title><dc:title>two</dc:title></item><item><dc:title>three</dc:title></item></DIDL-Lite>';
  expect(readDidlHints(two)).toEqual({ title: 'one' });
});

// Dicklesworthstone/frankensonos browse_favorites_s1: a shortcut has an empty res.
it.each([
  ['<res protocolInfo="a:*:*:*">x:1</res>', 'x:1', 'a:*:*:*'],
  ['<res>x:1</res>', 'x:1', ''],
  ['<res></res>', '', ''],
  ['', '', ''],
])('of %j takes %j and %j', (res, uri, protocolInfo) => {
  expect(readDidlObject(`<DIDL-Lite><item><dc:title>t</dc:title>${res}</item></DIDL-Lite>`)).toEqual({
    title: 't',
    uri,
    protocolInfo,
  });
});
