import { XMLParser } from 'fast-xml-parser';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { soap as send } from '../../../src/sim/rig/request.ts';
import { startSubscriber } from '../../../src/sim/rig/subscriber.ts';
import { type HabitsHouse, settle, startHabits } from './house.ts';
import { AVT, clientOf, type PlayerClient, soco } from './player-client.ts';

let habits: HabitsHouse;
let client: PlayerClient;

beforeAll(async () => {
  habits = await startHabits('127.102.23.11');
});
afterAll(() => habits.house.stop());

const TRACK = 'x-file-cifs://nas.local/Music/song.mp3';

beforeEach(async () => {
  client = clientOf(habits.house, habits.kitchen);
  await client.avt('RemoveAllTracksFromQueue');
});

const soap = (action: string, inner: string, prefix = '/MediaRenderer') =>
  send({
    address: habits.kitchen,
    path: `${prefix}/AVTransport/Control`,
    serviceType: AVT,
    action,
    inner: `<InstanceID>0</InstanceID>${inner}`,
  });
const subscribe = (path: string, port: number) =>
  habits.say([
    `SUBSCRIBE ${path} HTTP/1.1`,
    `HOST: ${habits.kitchen}:1400`,
    `CALLBACK: <http://${habits.own}:${port}/>`,
    'NT: upnp:event',
  ]);

describe('SoCo leaves SOAPACTION unquoted and sends a superfluous `Speed` with Pause and Stop', () => {
  it('is obeyed', async () => {
    await client.queue(TRACK);
    await client.playQueue();
    const seen: unknown[] = [];
    for (const action of ['Pause', 'Play', 'Stop']) {
      seen.push((await soco(habits.kitchen, action)).status, await client.state());
    }
    expect(seen).toEqual([200, 'PAUSED_PLAYBACK', 200, expect.stringMatching(/ING$/), 200, 'STOPPED']);
  });
});

describe('node-sonos and node-sonos-discovery match the prefixes `s:Envelope`, `s:Body`, `u:…Response` literally, and `e:propertyset` / `e:property` in events', () => {
  it('are written so in answers', async () => {
    expect((await soap('GetTransportInfo', '')).body).toMatch(
      /^<s:Envelope [^>]*><s:Body><u:GetTransportInfoResponse [^>]*>.*<\/u:GetTransportInfoResponse><\/s:Body><\/s:Envelope>$/,
    );
  });

  it('are written so in events', async () => {
    const subscriber = await startSubscriber(habits.own);
    await subscribe('/MediaRenderer/AVTransport/Event', subscriber.port);
    const [first] = await subscriber.until(1);
    await subscriber.close();
    expect(first?.body).toMatch(
      /^<e:propertyset [^>]*><e:property><LastChange>.*<\/LastChange><\/e:property><\/e:propertyset>$/s,
    );
  });
});

describe('Control and event URLs are used with and without the `/MediaRenderer` and `/MediaServer` prefix', () => {
  it.each(['', '/MediaRenderer', '/MediaServer'])('answer below %j', async (prefix) => {
    const control = await soap('GetTransportInfo', '', prefix);
    const event = await subscribe(`${prefix}/ContentDirectory/Event`, 9);
    expect([control.status, event.status]).toEqual([200, 200]);
  });
});

describe('Faults are HTTP 500 with `{urn:schemas-upnp-org:control-1-0}errorCode`', () => {
  it('are', async () => {
    const { status, body } = await soap('Seek', '<Unit>TRACK_NR</Unit><Target>4711</Target>');
    expect(status).toBe(500);
    expect(body).toContain('<UPnPError xmlns="urn:schemas-upnp-org:control-1-0"><errorCode>711</errorCode>');
  });
});

describe('Some titles arrive unescaped in DIDL', () => {
  it.each(['Salt & <Pepper>', 'A < B', 'Rock & Roll', '"Quoted"'])('%s is kept', async (title) => {
    const didl =
      '<DIDL-Lite xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:upnp="urn:schemas-upnp-org:metadata-1-0/upnp/">' +
      `<item id="-1" parentID="-1" restricted="true"><dc:title>${title}</dc:title></item></DIDL-Lite>`;
    await client.queue(TRACK, didl);
    const listed = new XMLParser({ parseTagValue: false }).parse(await client.browse('Q:0'));
    expect(listed['DIDL-Lite'].item['dc:title']).toBe(title);
  });
});

describe('ReorderTracksInSavedQueue takes lists of original positions, applied at once; an empty place removes', () => {
  const titles = async (id: string) =>
    [...(await client.browse(id)).matchAll(/<dc:title>(.*?)</g)].map(([, title]) => title);

  it.each([
    ['0,1,2', '2,0,1', ['b', 'c', 'a']],
    ['1', '', ['a', 'c']],
    ['0,1,2', '', []],
    ['0,1', ',0', ['b', 'c']],
  ])('%s to %j', async (TrackList, NewPositionList, left) => {
    for (const name of ['a', 'b', 'c']) await client.queue(`x-file-cifs://nas.local/Music/${name}`);
    const saved = Object(await client.avt('SaveQueue', { Title: 'List', ObjectID: '' }));
    const ObjectID: string = saved['AssignedObjectID'];
    const list = { ObjectID, UpdateID: 0, TrackList, NewPositionList };
    await client.avt('ReorderTracksInSavedQueue', list);
    expect(await titles(ObjectID)).toEqual(left);
  });
});

describe('An unknown object in DestroyObject is an error', () => {
  it('is', async () => {
    expect(await client.content('DestroyObject', { ObjectID: 'SQ:4711' })).toBe(701);
  });
});

describe('Play after Stop works; state settles within a second', () => {
  it('does', async () => {
    await client.queue(TRACK);
    await client.playQueue();
    await client.avt('Stop');
    await client.avt('Play', { Speed: 1 });
    await settle(1000);
    expect(await client.state()).toBe('PLAYING');
  });
});
