import { describe, expect, it } from 'vitest';
import { readCall } from './read-call.ts';

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
const envelope = (call: string): string =>
  `<s:Envelope xmlns:s="${SOAP}"><s:Body>${call}</s:Body></s:Envelope>`;
const play = (inner: string): string => envelope(`<u:Play xmlns:u="urn:x">${inner}</u:Play>`);
const PLAY = { action: 'Play', arguments: [['InstanceID', '0']] };

describe('a call is read', () => {
  it.each([
    ['with the prefixes of players', play('<InstanceID>0</InstanceID>')],
    [
      'behind a declaration',
      `<?xml version="1.0" encoding="utf-8"?>\r\n${play('<InstanceID>0</InstanceID>')}`,
    ],
    [
      'with prefixes of its own',
      `<SOAP-ENV:Envelope xmlns:SOAP-ENV="${SOAP}"><SOAP-ENV:Body><m:Play xmlns:m="urn:x"><InstanceID>0</InstanceID></m:Play></SOAP-ENV:Body></SOAP-ENV:Envelope>`,
    ],
    [
      'without prefixes',
      `<Envelope xmlns="${SOAP}"><Body><Play xmlns="urn:x"><InstanceID>0</InstanceID></Play></Body></Envelope>`,
    ],
    [
      'behind a header',
      `<s:Envelope xmlns:s="${SOAP}"><s:Header><x/></s:Header><s:Body><u:Play xmlns:u="urn:x"><InstanceID>0</InstanceID></u:Play></s:Body></s:Envelope>`,
    ],
    ['with typed arguments', play('<InstanceID xmlns:dt="urn:dt" dt:dt="ui4">0</InstanceID>')],
    ['with line breaks between', play('\n  <InstanceID>0</InstanceID>\n')],
    ['with comments', play('<!-- one --><InstanceID>0<!-- two --></InstanceID>')],
  ])('%s', (_, body) => {
    expect(readCall(body)).toEqual(PLAY);
  });
});

describe('an argument', () => {
  it.each([
    ['keeps blanks at its ends', '<T> a </T>', ' a '],
    ['keeps leading zeros', '<T>007</T>', '007'],
    ['is unescaped once', '<T>&lt;a b=&quot;&amp;amp;&quot;&gt;</T>', '<a b="&amp;">'],
    ['knows numbers of characters', '<T>&#228;&#x1F3B5;</T>', 'ä🎵'],
    ['may stand in CDATA', '<T><![CDATA[<a & b>]]></T>', '<a & b>'],
    ['may be empty', '<T></T>', ''],
    ['may be closed at once', '<T/>', ''],
  ])('%s', (_, inner, value) => {
    expect(readCall(play(inner))?.arguments).toEqual([['T', value]]);
  });

  it('stands where it stood, repeats with it', () => {
    expect(readCall(play('<B>1</B><A>2</A><B>3</B>'))?.arguments).toEqual([
      ['B', '1'],
      ['A', '2'],
      ['B', '3'],
    ]);
  });
});

describe('no call is read from', () => {
  it.each([
    ['nothing', ''],
    ['text', 'Play'],
    ['another document', '<html><body>Play</body></html>'],
    ['an envelope without a body', `<s:Envelope xmlns:s="${SOAP}"/>`],
    ['an empty body', envelope('')],
    ['an end that is missing', `<s:Envelope xmlns:s="${SOAP}"><s:Body><u:Play>`],
    ['entities of its own', `<!DOCTYPE x [<!ENTITY a "boom">]>${play('<T>&a;</T>')}`],
  ])('%s', (_, body) => {
    expect(readCall(body)).toBeUndefined();
  });
});
