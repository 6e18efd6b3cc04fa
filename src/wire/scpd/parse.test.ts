import { describe, expect, it } from 'vitest';
import { parseScpd } from './parse.ts';

const refused = (kind: string, detail: string) => ({ ok: false, error: { kind, format: 'scpd', detail } });
const scpd = (actions: string, variables: string) =>
  `<scpd xmlns="urn:schemas-upnp-org:service-1-0"><specVersion><major>1</major><minor>0</minor></specVersion><serviceStateTable>${variables}</serviceStateTable><actionList>${actions}</actionList></scpd>`;
const volume =
  '<stateVariable sendEvents="no"><name>Volume</name><dataType>ui2</dataType><allowedValueRange><minimum>0</minimum><maximum>100</maximum><step>1</step></allowedValueRange></stateVariable>';
const argument =
  '<argument><name>DesiredVolume</name><direction>in</direction><relatedStateVariable>Volume</relatedStateVariable></argument>';

describe('parseScpd', () => {
  it('reads actions, arguments, types, ranges and allowed values', () => {
    const text = scpd(
      `<action><name>SetVolume</name><argumentList>${argument}<argument><name>Out</name><direction>out</direction><retval/><relatedStateVariable>Channel</relatedStateVariable></argument></argumentList></action><action><name>Stop</name></action>`,
      `${volume}<stateVariable><name>Channel</name><dataType>string</dataType><allowedValueList><allowedValue>Master</allowedValue><allowedValue>LF</allowedValue></allowedValueList><defaultValue>LF</defaultValue></stateVariable>`,
    );
    expect(parseScpd(text)).toEqual({
      ok: true,
      value: {
        actions: [
          {
            name: 'SetVolume',
            arguments: [
              { name: 'DesiredVolume', direction: 'in', relatedStateVariable: 'Volume' },
              { name: 'Out', direction: 'out', relatedStateVariable: 'Channel', retval: true },
            ],
          },
          { name: 'Stop', arguments: [] },
        ],
        stateVariables: [
          {
            name: 'Volume',
            dataType: 'ui2',
            sendEvents: false,
            range: { minimum: 0, maximum: 100, step: 1 },
          },
          {
            name: 'Channel',
            dataType: 'string',
            sendEvents: true,
            allowedValues: ['Master', 'LF'],
            defaultValue: 'LF',
          },
        ],
      },
    });
  });

  it('bears a state variable that is described twice in the same way (Queue of every recorded build)', () => {
    const variable = '<stateVariable><name>A</name><dataType>string</dataType></stateVariable>';
    expect(parseScpd(scpd('', variable + variable))).toEqual({
      ok: true,
      value: { actions: [], stateVariables: [{ name: 'A', dataType: 'string', sendEvents: true }] },
    });
  });

  it.each([
    ['another root', '<scpd/>', 'malformed', 'the root is no service description'],
    [
      'a loose argument',
      scpd(`<action><name>A</name><argumentList>${argument}</argumentList></action>`, ''),
      'mismatch',
      'an argument relates to a state variable that is not described',
    ],
    [
      'one name twice',
      scpd('<action><name>A</name></action><action><name>A</name></action>', ''),
      'mismatch',
      'two of action have one name',
    ],
    [
      'one state variable described in two ways',
      scpd(
        '',
        ['string', 'boolean']
          .map((type) => `<stateVariable><name>A</name><dataType>${type}</dataType></stateVariable>`)
          .join(''),
      ),
      'mismatch',
      'two of state variable have one name',
    ],
    [
      'an unknown type',
      scpd('', '<stateVariable><name>A</name><dataType>ui3</dataType></stateVariable>'),
      'unsupported',
      'a state variable has a dataType that UPnP does not know',
    ],
    [
      'no type',
      scpd('', '<stateVariable><name>A</name></stateVariable>'),
      'malformed',
      'a state variable has no dataType',
    ],
    ['no name', scpd('<action></action>', ''), 'malformed', 'there is no name in action'],
    [
      'a name with a blank',
      scpd('<action><name>A b</name></action>', ''),
      'malformed',
      'a name holds a character that no name has',
    ],
    [
      'an empty range',
      scpd('', volume.replace('<minimum>0', '<minimum>101')),
      'malformed',
      'an allowed range is empty or has no step forward',
    ],
    [
      'a range of words',
      scpd('', volume.replace('<minimum>0', '<minimum>low')),
      'malformed',
      'an allowed range is not made of numbers',
    ],
    [
      'a direction that is none',
      scpd(
        `<action><name>A</name><argumentList>${argument.replace('>in<', '>up<')}</argumentList></action>`,
        volume,
      ),
      'malformed',
      'the direction of an argument is neither in nor out',
    ],
  ])('refuses %s', (_, text, kind, detail) => {
    expect(parseScpd(text)).toEqual(refused(kind, detail));
  });
});
