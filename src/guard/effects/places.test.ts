import { describe, expect, it } from 'vitest';
import { placesInMetadata } from './places-in-metadata.ts';
import { placesInUri } from './places-in-text.ts';
import { placesOf } from './places.ts';

const inUri = (text: string): readonly string[] =>
  placesInUri(text, 'media').map(({ scheme, host = '-', use }) => `${scheme} ${host} ${use}`);

describe('places in a URI', () => {
  it.each<[string, readonly string[]]>([
    ['', []],
    ['http://radio.example/stream', ['http radio.example media']],
    ['HTTP://Radio.Example:8000/stream', ['http radio.example media']],
    ['http://user:pass@10.0.0.5/x', ['http 10.0.0.5 media']],
    ['http://[fe80::1]/x', ['http fe80::1 media']],
    ['http://radio.example./x', ['http radio.example media']],
    ['x-rincon-mp3radio://radio.example/stream', ['x-rincon-mp3radio radio.example media']],
    ['x-rincon-mp3radio:http://radio.example/stream', ['http radio.example media']],
    ['x-rincon-mp3radio:radio.example/stream', ['x-rincon-mp3radio radio.example media']],
    ['aac:http%3a%2f%2fradio.example/x', ['http radio.example media']],
    ['aac:http%253a%252f%252fradio.example/x', ['http radio.example media']],
    ['x-file-cifs://nas/music/a.mp3', ['x-file-cifs nas share']],
    ['x-sonosapi-stream:s1?sid=254&flags=32', ['x-sonosapi-stream - media']],
    ['x-rincon-queue:RINCON_000E58000000001400#0', ['x-rincon-queue - media']],
    // A scheme that contacts no host by itself, with a place wrapped in it.
    ['x-sonos-http:http%3a%2f%2fevil.example%2fa.mp3', ['x-sonos-http - media', 'http evil.example media']],
    [
      'x-rincon-playlist:RINCON_000E58000000001400#S://nas/music',
      ['x-rincon-playlist - media', 's nas share'],
    ],
    ['gopher://old.example/', ['unknown unknown media', 'gopher old.example media']],
    ['no scheme at all', ['unknown unknown media']],
    ['http:', ['http unknown media']],
    // The URL Standard passes over slashes too many; RFC 3986 has an empty host there.
    ['http:///x', ['http unknown media', 'http x media']],
    ['http:x.example/y?u=http://a.example/', ['http a.example media', 'http x.example media']],
    // What is a host to one reader is a user, a path or a part of a name to another.
    ['http://a@b.example@c.example/', ['http a media', 'http b.example media', 'http c.example media']],
    ['http://a.example\\@b.example/', ['http a.example media', 'http b.example media']],
    [
      'http://a.example"@b.example/',
      ['http a.example media', 'http b.example media', 'http a.example" media'],
    ],
    ['http:/"a.example/', ['http a.example media', 'http "a.example media']],
    [
      'http://a.example\t.b.example/',
      ['http a.example media', 'http .b.example media', 'http a.example.b.example media'],
    ],
    ['http://a.example%2f@b.example/', ['http b.example media', 'http a.example media']],
    ['http:a.example%23@b.example/', ['http b.example media', 'http a.example media']],
    // A scheme that needs no host, and has one.
    ['x-sonosapi-hls://a.example/x', ['x-sonosapi-hls - media', 'x-sonosapi-hls a.example media']],
    ['file:///jffs/settings/savedqueues.rsq#1', ['file - media']],
  ])('%s', (uri, places) => expect(inUri(uri)).toEqual(places));
});

const DIDL =
  '<DIDL-Lite xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:upnp="urn:schemas-upnp-org:metadata-1-0/upnp/" xmlns:r="urn:schemas-rinconnetworks-com:metadata-1-0/" xmlns="urn:schemas-upnp-org:metadata-1-0/DIDL-Lite/">';
const item = (inner: string): string =>
  `${DIDL}<item id="-1" parentID="-1" restricted="true">${inner}</item></DIDL-Lite>`;

describe('places in metadata', () => {
  const inMetadata = (text: string): readonly string[] =>
    placesInMetadata(text).map(({ scheme, host = '-', use }) => `${scheme} ${host} ${use}`);

  it.each<[string, string, readonly string[]]>([
    ['none', '', []],
    ['a title with an address in it', item('<dc:title>See http://band.example</dc:title>'), []],
    [
      'a foreign picture',
      item('<upnp:albumArtURI>http://art.example/a.jpg</upnp:albumArtURI>'),
      ['http art.example art'],
    ],
    [
      'a picture by an address without a scheme',
      item('<upnp:albumArtURI>//art.example/a.jpg</upnp:albumArtURI>'),
      ['unknown unknown art'],
    ],
    ['a picture of the player itself', item('<upnp:albumArtURI>/getaa?s=1&amp;u=x</upnp:albumArtURI>'), []],
    [
      'a resource',
      item('<res protocolInfo="http-get:*:*:*">http://radio.example/s</res>'),
      ['http radio.example media'],
    ],
    ['a resource by entities', item('<res>&#104;ttp://radio.example/s</res>'), ['http radio.example media']],
    [
      'a resource by a comment',
      item('<res>ht<!-- -->tp://radio.example/s</res>'),
      ['http radio.example media'],
    ],
    ['another property', item('<r:other>x http://evil.example/</r:other>'), ['http evil.example other']],
    ['no DIDL-Lite', '<a href="http://evil.example/"/>', ['unknown unknown other']],
    ['markup that is not well-formed', '<DIDL-Lite', ['unknown unknown other']],
    ['plain words', 'nothing here', []],
    [
      'two documents',
      `${item('<res>http://a.example/</res>')} ${item('<res>http://b.example/</res>')}`,
      ['http a.example media', 'http b.example media'],
    ],
  ])('%s', (_, metadata, places) => expect(inMetadata(metadata)).toEqual(places));
});

describe('places in the arguments of a call', () => {
  it('are those of the arguments that can name one', () => {
    const args = [
      ['EnqueuedURIs', 'http://a.example/1 x-file-cifs://nas/2'],
      ['DesiredTimeServer', 'Time.Example, 10.0.0.9'],
      ['MobileIPAndPort', '10.0.0.7:80'],
      ['UpdateURL', 'http://fw.example/upd'],
      ['ObjectID', 'S://nas/music'],
      ['Other', 'http://not-looked-at.example/'],
    ] as const;
    const names = args.map(([name]) => name).filter((name) => name !== 'Other');
    expect(placesOf(args, names)).toEqual([
      { scheme: 'http', host: 'a.example', use: 'media' },
      { scheme: 'x-file-cifs', host: 'nas', use: 'share' },
      { scheme: 'ntp', host: 'time.example', use: 'other' },
      { scheme: 'ntp', host: '10.0.0.9', use: 'other' },
      { scheme: 'tcp', host: '10.0.0.7', use: 'other' },
      { scheme: 'http', host: 'fw.example', use: 'software' },
      { scheme: 's', host: 'nas', use: 'share' },
    ]);
  });

  it('are none where the object is on the player', () => {
    for (const id of ['Q:0', 'FV:2', 'SQ:', 'A:ARTIST', 'S:', '0'])
      expect(placesOf([['ObjectID', id]], ['ObjectID'])).toEqual([]);
  });

  it('are unknown where nobody has described the object', () => {
    expect(placesOf([['ObjectID', 'ZZ:1']], ['ObjectID'])).toEqual([
      { scheme: 'unknown', host: 'unknown', use: 'media' },
    ]);
  });

  it('of an update without an address are unknown too: the player chooses', () => {
    expect(placesOf([['UpdateURL', '']], ['UpdateURL'])).toEqual([
      { scheme: 'unknown', host: 'unknown', use: 'software' },
    ]);
  });
});
