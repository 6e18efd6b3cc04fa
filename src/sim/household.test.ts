import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RunningHousehold } from './household.ts';
import { startRig } from './rig/house.ts';
import { get, sendRaw, soap } from './rig/request.ts';

const KITCHEN = '127.33.0.11';
const OFFICE = '127.33.0.12';
const ZGT = 'urn:schemas-upnp-org:service:ZoneGroupTopology:1';

let house: RunningHousehold;

beforeEach(async () => {
  house = await startRig({
    name: 'Slice',
    firstAddress: KITCHEN,
    rooms: [
      { name: 'Kitchen', players: [{ model: 'S13', build: '86.10-80260', mac: '00:0E:58:A0:00:01' }] },
      { name: 'Office', players: [{ model: 'S5', build: '34.7-34220', mac: '00:0E:58:A0:00:02' }] },
    ],
  });
});

afterEach(() => house.stop());

describe('the web server of a player', () => {
  it('answers GET / word for word as a player does', async () => {
    expect(await get(OFFICE, '/')).toEqual({
      status: 403,
      head: [
        'HTTP/1.1 403 Forbidden',
        'Cache-Control: no-cache',
        'Content-type: text/html',
        'Server: Linux UPnP/1.0 Sonos/34.7-34220 (ZPS5)',
        'Connection: close',
      ].join('\r\n'),
      body: '<HTML><HEAD><TITLE>Error 403</TITLE></HEAD><BODY><H1>Error 403</H1><P>Forbidden</P></BODY></HTML>',
    });
  });

  it('refuses a Host with a name on newer builds, with no body', async () => {
    const text = 'GET /xml/device_description.xml HTTP/1.1\r\nHost: kitchen.local:1400\r\n\r\n';
    const [kitchen, office] = await Promise.all([
      sendRaw({ address: KITCHEN, text }),
      sendRaw({ address: OFFICE, text }),
    ]);
    expect([kitchen.status, kitchen.body, office.status]).toEqual([400, '', 200]);
  });

  it('describes itself', async () => {
    const { status, head, body } = await get(KITCHEN, '/xml/device_description.xml');
    expect(status).toBe(200);
    expect(head).toContain('CONTENT-TYPE: text/xml; charset="utf-8"');
    expect(body).toContain('<friendlyName>127.33.0.11 - Sonos One - RINCON_000E58A0000101400</friendlyName>');
    expect(body).toContain('<roomName>Kitchen</roomName>');
  });

  it('turns cleartext away when UPnP is off, on builds that have the switch', async () => {
    for (const player of Object.values(house.state.players)) player.switches.upnp = false;
    expect((await get(KITCHEN, '/xml/device_description.xml')).status).toBe(403);
    expect((await get(KITCHEN, '/xml/AVTransport1.xml')).status).toBe(403);
    expect((await get(OFFICE, '/xml/device_description.xml')).status).toBe(200);
  });
});

describe('SOAP', () => {
  it('tells the topology in the form of the build that is asked', async () => {
    const ask = (address: string) =>
      soap({ address, path: '/ZoneGroupTopology/Control', serviceType: ZGT, action: 'GetZoneGroupState' });
    const [kitchen, office] = await Promise.all([ask(KITCHEN), ask(OFFICE)]);
    expect(kitchen.head).toContain('EXT: ');
    expect(kitchen.body).toContain(
      `<s:Body><u:GetZoneGroupStateResponse xmlns:u="${ZGT}"><ZoneGroupState>&lt;ZoneGroupState&gt;&lt;ZoneGroups&gt;`,
    );
    expect(office.body).toContain('<ZoneGroupState>&lt;ZoneGroups&gt;&lt;ZoneGroup Coordinator=');
  });

  it('answers faults with a code and no description', async () => {
    const ask = (action: string) =>
      soap({ address: KITCHEN, path: '/MediaServer/ZoneGroupTopology/Control', serviceType: ZGT, action });
    const fault = (code: number) =>
      '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" s:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/">' +
      '<s:Body><s:Fault><faultcode>s:Client</faultcode><faultstring>UPnPError</faultstring><detail>' +
      `<UPnPError xmlns="urn:schemas-upnp-org:control-1-0"><errorCode>${code}</errorCode></UPnPError>` +
      '</detail></s:Fault></s:Body></s:Envelope>';
    const [unknown, lacking] = await Promise.all([ask('Explode'), ask('CheckForUpdate')]);
    expect([unknown.status, unknown.body]).toEqual([500, fault(401)]);
    expect([lacking.status, lacking.body]).toEqual([500, fault(402)]);
  });

  it('records what came and that nothing changed', async () => {
    await soap({
      address: KITCHEN,
      path: '/ZoneGroupTopology/Control',
      serviceType: ZGT,
      action: 'GetZoneGroupState',
    });
    const [entry, ...more] = house.recorder.entries({ direction: 'in', door: 'tcp' });
    expect(more).toEqual([]);
    expect(entry).toMatchObject({
      direction: 'in',
      door: 'tcp',
      playerId: 'RINCON_000E58A0000101400',
      method: 'POST',
      target: '/ZoneGroupTopology/Control',
      action: 'ZoneGroupTopology.GetZoneGroupState',
      status: 200,
    });
    expect(entry?.effect).toBeUndefined();
  });
});
