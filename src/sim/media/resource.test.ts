import { expect, it } from 'vitest';
import { albumArtOf, protocolInfoOf } from './resource.ts';

it.each([
  // jishi/node-sonos-discovery avtransportlastchange.xml, _subsonic.json, _custom_radio.json
  ['x-sonos-spotify:spotify%3atrack%3a5qA?sid=9&flags=8224&sn=9', 'sonos.com-spotify:*:audio/x-spotify:*'],
  ['x-sonos-http:9382.mp4?sid=240&flags=32&sn=23', 'sonos.com-http:*:audio/mp4:*'],
  ['aac://sc01.scahw.com.au:80/buddha_32', 'aac:*:application/octet-stream:*'],
  ['x-sonosapi-stream:s17553?sid=254&flags=8224&sn=0', 'sonos.com-http:*:application/octet-stream:*'],
  // SoCo bbc.json, cifs.json, source_linein.xml
  ['hls-radio://http://a.example/x.m3u8', 'sonos.com-hls-radio:*:audio/mpegurl:*'],
  ['x-file-cifs://192.168.1.3/sonos/music/Tired.mp3', 'x-file-cifs:*:audio/mpeg:*'],
  ['x-rincon-stream:RINCON_949F3E5352EC01400', 'x-rincon-stream:*:*:*'],
  // SoCo album.xml; a player's Sink (svrooij/node-sonos-ts connection-manager.service.test)
  ['x-rincon-playlist:RINCON_949F3E5352EC01400#A:ALBUM/Abbey%20Road', 'x-rincon-playlist:*:*:*'],
  ['x-rincon-cpcontainer:1004006calbum%3a1?sid=9', 'x-rincon-cpcontainer:*:*:*'],
  // stefanrenne/RxSonosLib TransportRepositoryTest
  ['x-rincon-mp3radio://http://a.example:80/RADIO538.mp3?x=1', 'x-rincon-mp3radio:*:*:*'],
])('%s', (uri, protocolInfo) => {
  expect(protocolInfoOf(uri)).toBe(protocolInfo);
});

it('asks for pictures of services and of files, with small letters in what is encoded', () => {
  // jishi/node-sonos-discovery getpositioninfo.xml, SoCo cifs.json
  expect(albumArtOf('x-sonos-spotify:spotify%3atrack%3a70e?sid=9&flags=8224&sn=9')).toBe(
    '/getaa?s=1&u=x-sonos-spotify%3aspotify%253atrack%253a70e%3fsid%3d9%26flags%3d8224%26sn%3d9',
  );
  expect(albumArtOf('x-file-cifs://192.168.1.3/sonos/music/Tired.mp3')).toBe(
    '/getaa?u=x-file-cifs%3a%2f%2f192.168.1.3%2fsonos%2fmusic%2fTired.mp3&v=1',
  );
  expect(albumArtOf('aac://sc01.scahw.com.au:80/buddha_32')).toBeUndefined();
});
