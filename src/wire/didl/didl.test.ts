import { describe, expect, it } from 'vitest';
import type { DidlObject } from './object.ts';
import { parseDidl } from './parse.ts';
import { writeDidl } from './write.ts';

const refused = (detail: string) => ({ ok: false, error: { kind: 'malformed', format: 'didl', detail } });
const NS =
  'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:upnp="urn:schemas-upnp-org:metadata-1-0/upnp/" xmlns:r="urn:schemas-rinconnetworks-com:metadata-1-0/" xmlns="urn:schemas-upnp-org:metadata-1-0/DIDL-Lite/"';

// A track as a player lists it (SoCo, data_structures_entry_integration/track.xml, shortened) and a container.
const OBJECTS: readonly DidlObject[] = [
  {
    kind: 'item',
    id: 'S://nas/music/a%20b.mp3',
    parentId: 'A:TRACKS',
    attributes: [['restricted', 'true']],
    title: 'A & <B>',
    upnpClass: 'object.item.audioItem.musicTrack',
    resources: [
      {
        uri: 'x-file-cifs://nas/music/a%20b.mp3',
        attributes: [
          ['protocolInfo', 'x-file-cifs:*:audio/mpeg:*'],
          ['duration', '0:05:18'],
        ],
      },
    ],
    properties: [
      { name: 'upnp:albumArtURI', value: '/getaa?u=x&v=1', attributes: [] },
      { name: 'r:streamContent', value: '', attributes: [] },
      {
        name: 'desc',
        value: 'SA_RINCON2311_X',
        attributes: [
          ['id', 'cdudn'],
          ['nameSpace', 'urn:schemas-rinconnetworks-com:metadata-1-0/'],
        ],
      },
      { name: '{urn:x}y', value: '1', attributes: [] },
    ],
  },
  {
    kind: 'container',
    id: 'SQ:0',
    parentId: 'SQ:',
    attributes: [],
    title: 'List',
    resources: [],
    properties: [],
  },
];

describe('DIDL-Lite', () => {
  it('writes with the usual prefixes and reads the same again', () => {
    const text = writeDidl(OBJECTS);
    expect(text).toBe(
      `<DIDL-Lite ${NS}><item id="S://nas/music/a%20b.mp3" parentID="A:TRACKS" restricted="true"><res protocolInfo="x-file-cifs:*:audio/mpeg:*" duration="0:05:18">x-file-cifs://nas/music/a%20b.mp3</res><dc:title>A &amp; &lt;B&gt;</dc:title><upnp:class>object.item.audioItem.musicTrack</upnp:class><upnp:albumArtURI>/getaa?u=x&amp;v=1</upnp:albumArtURI><r:streamContent/><desc id="cdudn" nameSpace="urn:schemas-rinconnetworks-com:metadata-1-0/">SA_RINCON2311_X</desc><y xmlns="urn:x">1</y></item><container id="SQ:0" parentID="SQ:"><dc:title>List</dc:title></container></DIDL-Lite>`,
    );
    expect(parseDidl(text)).toEqual({ ok: true, value: OBJECTS });
  });
  it('reads other prefixes as the usual ones', () => {
    const text =
      '<d:DIDL-Lite xmlns:d="urn:schemas-upnp-org:metadata-1-0/DIDL-Lite/" xmlns:t="http://purl.org/dc/elements/1.1/"><d:item id="1" parentID="0"><t:title>x</t:title></d:item></d:DIDL-Lite>';
    expect(parseDidl(text)).toEqual({
      ok: true,
      value: [
        { kind: 'item', id: '1', parentId: '0', attributes: [], title: 'x', resources: [], properties: [] },
      ],
    });
  });
  it('bears an object without parentID, as node-sonos sends it', () => {
    const objects = [
      { kind: 'item', id: '-1', attributes: [['restricted', 'true']], resources: [], properties: [] },
    ] as const;
    const text = `<DIDL-Lite ${NS}><item id="-1" restricted="true"/></DIDL-Lite>`;
    expect(parseDidl(text)).toEqual({ ok: true, value: objects });
    expect(writeDidl(objects)).toBe(text);
  });
  it.each([
    ['Simon & Garfunkel', 'Simon & Garfunkel'],
    ['R&B', 'R&B'],
    ['A && B &amp; C', 'A && B & C'],
    ['&', '&'],
    ['a=1&b=2;c', 'a=1&b=2;c'],
    ['Us & Them; live', 'Us & Them; live'],
  ])('bears a title with bare ampersands: %s', (written, title) => {
    const text = `<DIDL-Lite ${NS}><item id="1"><dc:title>${written}</dc:title></item></DIDL-Lite>`;
    const objects = [
      { kind: 'item', id: '1', attributes: [], title, resources: [], properties: [] },
    ] as const;
    expect(parseDidl(text)).toEqual({ ok: true, value: objects });
    expect(parseDidl(Buffer.from(text))).toEqual({ ok: true, value: objects });
    expect(parseDidl(writeDidl(objects))).toEqual({ ok: true, value: objects });
  });
  it('refuses bytes that are no UTF-8, with a bare ampersand as without', () => {
    const text = `<DIDL-Lite ${NS}><item id="1"><dc:title>a & \u00ff</dc:title></item></DIDL-Lite>`;
    expect(parseDidl(Buffer.from(text, 'latin1'))).toEqual({
      ok: false,
      error: { kind: 'malformed', format: 'xml', detail: 'the document is not UTF-8' },
    });
  });
  it.each([
    ['an entity of HTML', 'a&nbsp;b', 'forbidden', 'an entity other than the five of XML'],
    ['an ampersand beside CDATA', '<![CDATA[a & b]]> & c', 'malformed', 'unclosed tag'],
    ['an ampersand beside a comment', '<!-- & --> & c', 'malformed', 'unclosed tag'],
    ['a bare angle', 'a & b < c', 'malformed', 'disallowed character in tag name'],
  ])('refuses %s', (_, written, kind, detail) => {
    const text = `<DIDL-Lite ${NS}><item id="1"><dc:title>${written}</dc:title></item></DIDL-Lite>`;
    expect(parseDidl(text)).toEqual({ ok: false, error: { kind, format: 'xml', detail } });
  });
  it.each([
    ['another root', '<DIDL-Lite/>', 'the root is no DIDL-Lite'],
    [
      'an item of another namespace',
      `<DIDL-Lite ${NS}><v:item xmlns:v="urn:v" id="1"/></DIDL-Lite>`,
      'an object is neither item nor container',
    ],
    [
      'another object',
      `<DIDL-Lite ${NS}><thing id="1" parentID="0"/></DIDL-Lite>`,
      'an object is neither item nor container',
    ],
    ['no id', `<DIDL-Lite ${NS}><item parentID="1"/></DIDL-Lite>`, 'an object has no id'],
    [
      'markup in a title',
      `<DIDL-Lite ${NS}><item id="1" parentID="0"><dc:title>a<b/></dc:title></item></DIDL-Lite>`,
      'a property holds markup that is not escaped',
    ],
  ])('refuses %s', (_, text, detail) => {
    expect(parseDidl(text)).toEqual(refused(detail));
  });
});
