import { expect, it } from 'vitest';
import { itemOf } from '../../media/items.ts';
import { stageFor } from '../../rig/act.ts';
import { samplePlayer } from '../../rig/sample.ts';
import type { PlayerState } from '../../state/player.ts';
import { eventedTransport } from './evented.ts';
import { avTransport } from './model.ts';

const ID = 'RINCON_000E58A0000101400';
const ROOT =
  '<DIDL-Lite xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:upnp="urn:schemas-upnp-org:metadata-1-0/upnp/" ' +
  'xmlns:r="urn:schemas-rinconnetworks-com:metadata-1-0/" xmlns="urn:schemas-upnp-org:metadata-1-0/DIDL-Lite/">';
const ITEM = `${ROOT}<item id="-1" parentID="-1" restricted="true">`;

function playing(uri: string, uriMetaData = ''): PlayerState {
  const player = samplePlayer({
    lineIn: { name: 'Turntable', icon: 'RecordPlayer', leftLevel: 1, rightLevel: 1, connected: true },
  });
  Object.assign(player.transport, { uri, uriMetaData, track: 1, positionAtAnchor: 114 });
  return player;
}

/** What GetPositionInfo and the event tell of the track. */
function told(player: PlayerState) {
  const stage = stageFor(avTransport, [player]);
  const position = stage.act('GetPositionInfo');
  const event = eventedTransport(stage.world, player);
  return {
    position: position.kind === 'done' ? position.out : {},
    event: new Map(
      event.kind === 'last-change' ? event.variables.map(({ name, value }) => [name, value]) : [],
    ),
  };
}

it('tells radio by its address alone, and the time that it plays (RxSonosLib TransportRepositoryTest)', () => {
  const uri = 'x-rincon-mp3radio://http://radio.example:80/RADIO538.mp3?tdtok=a';
  const { position, event } = told(playing(uri, `${ITEM}<dc:title>538</dc:title></item></DIDL-Lite>`));
  const resource = `<res protocolInfo="x-rincon-mp3radio:*:*:*">${uri}</res>`;
  const named =
    '<dc:title>RADIO538.mp3?tdtok=a</dc:title><upnp:class>object.item</upnp:class></item></DIDL-Lite>';
  expect(position).toEqual({
    Track: '1',
    TrackDuration: '0:00:00',
    TrackMetaData: `${ITEM}${resource}<r:streamContent></r:streamContent>${named}`,
    TrackURI: uri,
    RelTime: '0:01:54',
    AbsTime: 'NOT_IMPLEMENTED',
    RelCount: '2147483647',
    AbsCount: '2147483647',
  });
  expect(event.get('CurrentTrackMetaData')).toBe(
    `${ITEM}${resource}<r:streamContent></r:streamContent><r:radioShowMd></r:radioShowMd>${named}`,
  );
});

it('tells an input by its own name, and nothing enqueued (SoCo source_linein.xml)', () => {
  const uri = `x-rincon-stream:${ID}`;
  const { event } = told(playing(uri, `${ITEM}<dc:title>loadLineIn</dc:title></item></DIDL-Lite>`));
  expect(event.get('CurrentTrackMetaData')).toBe(
    `${ITEM}<res protocolInfo="x-rincon-stream:*:*:*">${uri}</res><r:audioInputIcon>RecordPlayer</r:audioInputIcon>` +
      '<dc:title>Turntable</dc:title><upnp:class>object.item</upnp:class></item></DIDL-Lite>',
  );
  expect(event.get('CurrentTrackDuration')).toBe('');
  expect(event.get('r:EnqueuedTransportURI')).toBe('');
  expect(event.get('r:EnqueuedTransportURIMetaData')).toBe('');
});

it('tells what is sent in the words of the sender, without an address (jishi avtransportlastchange_airplay.json)', () => {
  const metaData = `${ROOT}<item id="-1" parentID="-1"><res></res></item></DIDL-Lite>`;
  const { position, event } = told(playing(`x-sonos-vli:${ID}:1,airplay:b028aaff`, metaData));
  expect(position['TrackMetaData']).toBe(metaData);
  expect(event.get('CurrentTrackMetaData')).toBe(metaData);
  expect(event.get('r:EnqueuedTransportURI')).toBe('');
  expect(event.get('r:EnqueuedTransportURIMetaData')).toBe(metaData);
});

it('tells neither name nor time of the television (RxSonosLib TransportRepositoryTest)', () => {
  const uri = `x-sonos-htastream:${ID}:spdif`;
  expect(told(playing(uri)).position).toEqual({
    Track: '1',
    TrackDuration: 'NOT_IMPLEMENTED',
    TrackMetaData: 'NOT_IMPLEMENTED',
    TrackURI: uri,
    RelTime: 'NOT_IMPLEMENTED',
    AbsTime: 'NOT_IMPLEMENTED',
    RelCount: '2147483647',
    AbsCount: '2147483647',
  });
});

it('tells what was put into the queue, not the queue (jishi avtransportlastchange.xml)', () => {
  const player = playing(`x-rincon-queue:${ID}#0`);
  const stage = stageFor(avTransport, [player]);
  const enqueued = { EnqueuedURI: 'x-sonos-http:a.mp4?sid=240', EnqueuedURIMetaData: `${ROOT}</DIDL-Lite>` };
  stage.act('AddURIToQueue', { ...enqueued, DesiredFirstTrackNumberEnqueued: '0', EnqueueAsNext: '0' });
  const event = eventedTransport(stage.world, player);
  const variables = event.kind === 'last-change' ? event.variables : [];
  expect(variables.filter(({ name }) => name.startsWith('r:Enqueued'))).toEqual([
    { name: 'r:EnqueuedTransportURI', value: enqueued.EnqueuedURI },
    { name: 'r:EnqueuedTransportURIMetaData', value: enqueued.EnqueuedURIMetaData },
  ]);
});

it('names the next track without a stream of its own', () => {
  const player = playing(`x-rincon-queue:${ID}#0`);
  player.queue.tracks = ['a', 'b'].map((name) => itemOf(`x-sonos-http:${name}.mp4?sid=1`, ''));
  const next = told(player).event.get('r:NextTrackMetaData');
  expect(next).toBe(
    `${ITEM}<res protocolInfo="sonos.com-http:*:audio/mp4:*">x-sonos-http:b.mp4?sid=1</res>` +
      '<upnp:albumArtURI>/getaa?s=1&amp;u=x-sonos-http%3ab.mp4%3fsid%3d1</upnp:albumArtURI>' +
      '<dc:title>x-sonos-http:b.mp4?sid=1</dc:title><upnp:class>object.item.audioItem.musicTrack</upnp:class></item></DIDL-Lite>',
  );
});
