import { describe, expect, it } from 'vitest';
import { parseScpd } from './parse.ts';
import type { ServiceDescription } from './service.ts';
import { writeScpd } from './write.ts';

describe('writeScpd', () => {
  it('keeps the order of UDA 2.0 §2.5', () => {
    const service: ServiceDescription = {
      actions: [
        { name: 'Stop', arguments: [] },
        {
          name: 'SetVolume',
          arguments: [
            { name: 'DesiredVolume', direction: 'in', relatedStateVariable: 'Volume' },
            { name: 'Out', direction: 'out', relatedStateVariable: 'Channel', retval: true },
          ],
        },
      ],
      stateVariables: [
        { name: 'Volume', dataType: 'ui2', sendEvents: false, range: { minimum: 0, maximum: 100, step: 1 } },
        {
          name: 'Channel',
          dataType: 'string',
          sendEvents: true,
          allowedValues: ['Master', ''],
          defaultValue: 'LF',
        },
      ],
    };
    const text = writeScpd(service);
    expect(text).toBe(
      '<?xml version="1.0" encoding="utf-8"?><scpd xmlns="urn:schemas-upnp-org:service-1-0"><specVersion><major>1</major><minor>0</minor></specVersion>' +
        '<actionList><action><name>Stop</name></action><action><name>SetVolume</name><argumentList><argument><name>DesiredVolume</name><direction>in</direction><relatedStateVariable>Volume</relatedStateVariable></argument><argument><name>Out</name><direction>out</direction><retval/><relatedStateVariable>Channel</relatedStateVariable></argument></argumentList></action></actionList>' +
        '<serviceStateTable><stateVariable sendEvents="no"><name>Volume</name><dataType>ui2</dataType><allowedValueRange><minimum>0</minimum><maximum>100</maximum><step>1</step></allowedValueRange></stateVariable><stateVariable sendEvents="yes"><name>Channel</name><dataType>string</dataType><defaultValue>LF</defaultValue><allowedValueList><allowedValue>Master</allowedValue><allowedValue/></allowedValueList></stateVariable></serviceStateTable></scpd>',
    );
    expect(parseScpd(text)).toEqual({ ok: true, value: service });
  });

  it.each([
    [
      { minimum: -0.5, maximum: 18_446_744_073_709_551_616, step: 0.0000001 },
      '-0.5',
      '18446744073709551616',
      '0.0000001',
    ],
    [{ minimum: -100, maximum: 1e10, step: 0.25 }, '-100', '10000000000', '0.25'],
  ])('writes the bounds %j without exponents', (range, minimum, maximum, step) => {
    const text = writeScpd({
      actions: [],
      stateVariables: [{ name: 'V', dataType: 'r8', sendEvents: true, range }],
    });
    const bounds = /<minimum>(.*)<\/minimum><maximum>(.*)<\/maximum><step>(.*)<\/step>/.exec(text);
    expect(bounds?.slice(1).map(Number)).toEqual([minimum, maximum, step].map(Number));
    expect(bounds?.[0]).not.toMatch(/e[+-]?\d/);
    expect(parseScpd(text)).toMatchObject({ ok: true, value: { stateVariables: [{ range }] } });
  });
});
