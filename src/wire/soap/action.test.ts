import { describe, expect, it } from 'vitest';
import { parseSoapAction, writeSoapAction } from './action.ts';

const RENDERING = 'urn:schemas-upnp-org:service:RenderingControl:1';
const refused = (kind: string, detail: string) => ({ ok: false, error: { kind, format: 'soap', detail } });

describe('parseSoapAction', () => {
  it.each([`"${RENDERING}#SetVolume"`, `${RENDERING}#SetVolume`])('reads %s', (value) => {
    expect(parseSoapAction(value)).toEqual({
      ok: true,
      value: { serviceType: RENDERING, action: 'SetVolume' },
    });
  });
  it.each([
    [`"${RENDERING}#SetVolume`, 'SOAPACTION has one quotation mark'],
    ['"', 'SOAPACTION has one quotation mark'],
    [RENDERING, 'SOAPACTION is not of the form serviceType#action'],
    ['u#a#b', 'SOAPACTION is not of the form serviceType#action'],
    ['#a', 'SOAPACTION names no service type'],
    ['"u#a b"', 'SOAPACTION names no action'],
  ])('refuses %s', (value, detail) => {
    expect(parseSoapAction(value)).toEqual(refused('malformed', detail));
  });
});

describe('writeSoapAction', () => {
  it('quotes (UDA 2.0 §3.2.1)', () => {
    expect(writeSoapAction({ serviceType: RENDERING, action: 'SetVolume' })).toBe(`"${RENDERING}#SetVolume"`);
  });
  it.each([
    ['u"\r\nX: y', 'a'],
    ['urn:u', 'a#b'],
    ['', 'a'],
  ])('throws on %j and %j', (serviceType, action) => {
    expect(() => writeSoapAction({ serviceType, action })).toThrow('not writable as SOAPACTION');
  });
});
