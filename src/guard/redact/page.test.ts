import { describe, expect, it } from 'vitest';
import { viewOf } from './leaf.ts';
import { redactedPage } from './page.ts';
import { NOTHING_PERSONAL, onlyPlayers, type Sight } from './sight.ts';

const shown = (type: string, body: string, sight: Sight = NOTHING_PERSONAL): string | undefined => {
  const page = redactedPage(type, Buffer.from(body), viewOf(sight, 'status pages'));
  return page && Buffer.from(page).toString();
};

const HEAD = '<?xml version="1.0" encoding="utf-8"?>';

describe('a page', () => {
  // As SoCo recorded it, about 2015.
  it('of accounts keeps their number and kind', () => {
    expect(
      shown(
        'text/xml',
        '<?xml version="1.0" ?>\n<?xml-stylesheet type="text/xsl" href="/xml/review.xsl"?><ZPSupportInfo type="User">' +
          '<Accounts Version="8"><Account Type="2311"><UN>12345678</UN><MD>1</MD><NN>mysonos</NN><OADevID>12345</OADevID><Key></Key></Account></Accounts></ZPSupportInfo>',
      ),
    ).toBe(
      `${HEAD}<ZPSupportInfo type="User"><Accounts Version="8"><Account Type="2311"><UN></UN><MD>1</MD><NN></NN><OADevID></OADevID><Key/></Account></Accounts></ZPSupportInfo>`,
    );
  });

  it('of a device description keeps what clients read', () => {
    expect(
      shown(
        'text/xml; charset="utf-8"',
        '<root xmlns="urn:schemas-upnp-org:device-1-0"><device><modelNumber>S13</modelNumber><serialNum>00-0E-58-A0-37-01:9</serialNum><MACAddress>00:0E:58:A0:37:01</MACAddress><UDN>uuid:RINCON_000E58A0370101400</UDN><roomName>Kitchen</roomName></device></root>',
      ),
    ).toBe(
      `${HEAD}<root xmlns="urn:schemas-upnp-org:device-1-0"><device><modelNumber>S13</modelNumber><serialNum>02-23-17-C7-A4-6B:0</serialNum><MACAddress>02:23:17:C7:A4:6B</MACAddress><UDN>uuid:RINCON_000E58A0370101400</UDN><roomName>Kitchen</roomName></device></root>`,
    );
  });

  it('of what a program put out keeps nothing of it', () => {
    expect(
      shown(
        'text/xml',
        '<ZPSupportInfo><Command cmdline="/sbin/ifconfig">br0 HWaddr 00:0E</Command></ZPSupportInfo>',
      ),
    ).toBe(`${HEAD}<ZPSupportInfo><Command cmdline="/sbin/ifconfig"></Command></ZPSupportInfo>`);
  });

  it('of all players tells of own rooms only', () => {
    const info = (id: string) => `<ZPSupportInfo><ZPInfo><LocalUID>${id}</LocalUID></ZPInfo></ZPSupportInfo>`;
    const page = (inner: string) => `<ZPNetworkInfo type="User">${inner}</ZPNetworkInfo>`;
    const own = info('RINCON_000E58A0370101400');
    const others = `${info('RINCON_000E58A0370201400')}<ZPSupportInfo><Unreachable>x</Unreachable></ZPSupportInfo>`;
    expect(shown('text/xml', page(own + others), onlyPlayers(['RINCON_000E58A0370101400']))).toBe(
      HEAD + page(own),
    );
  });

  it.each([
    [
      'JSON',
      'application/json',
      '{"device":{"serialNumber":"00-0E-58-A0-37-01:9"}}',
      '{"device":{"serialNumber":"02-23-17-C7-A4-6B:0"}}',
    ],
    ['a picture', 'image/png', 'bytes', 'bytes'],
    ['nothing', 'text/html', '', ''],
  ])('that is %s is told', (_, type, body, told) => {
    expect(shown(type, body)).toBe(told);
  });

  it.each([
    ['XML', 'text/xml', '<a>'],
    ['JSON', 'application/json', '{"a":1,"a":2}'],
    ['an object', 'application/json', '["00:0E:58:A0:37:01"]'],
    ['HTML', 'text/html', '<html></html>'],
    ['of a known type', 'text/plain', 'x'],
    ['of any type', '', 'x'],
    ['a picture but a drawing', 'image/svg+xml', '<svg/>'],
  ])('that should be %s and is not to be read is not told', (_, type, body) => {
    expect(shown(type, body)).toBeUndefined();
  });
});
