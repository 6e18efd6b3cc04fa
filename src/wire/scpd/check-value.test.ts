import { describe, expect, it } from 'vitest';
import { outcomesOf, type TypeRow } from '../../../test/rig/value-types.ts';
import { checkArgumentValue } from './check-value.ts';

/** UDA 2.0 §2.5, table 2-3. */
const TYPES: readonly TypeRow[] = [
  [
    'char',
    [
      ['x', 'x'],
      ['𝄞', '𝄞'],
    ],
    ['', 'xy'],
  ],
  [
    'string',
    [
      ['', ''],
      [' <a> ', ' <a> '],
    ],
    [],
  ],
  [
    'date',
    [['2024-02-29', '2024-02-29']],
    ['2023-02-29', '2024-13-01', '2024-00-10', '24-01-01', '2024-01-01T00:00:00'],
  ],
  [
    'dateTime',
    [
      ['2024-01-31T23:59:59', '2024-01-31T23:59:59'],
      ['2024-01-31', '2024-01-31'],
      ['2024-01-31T23:59:59.500', '2024-01-31T23:59:59.5'],
      ['2024-01-31T23:59:59.000', '2024-01-31T23:59:59'],
    ],
    ['2024-01-31T24:00:00', '2024-01-31T00:00:00Z'],
  ],
  [
    'dateTime.tz',
    [
      ['2024-01-31T23:59:59+01:00', '2024-01-31T23:59:59+01:00'],
      ['2024-01-31T00:00:00Z', '2024-01-31T00:00:00Z'],
      ['2024-01-31T00:00:00.10+0000', '2024-01-31T00:00:00.1Z'],
      ['2024-01-31T00:00:00-00:00', '2024-01-31T00:00:00Z'],
      ['2024-01-31', '2024-01-31'],
    ],
    ['2024-01-31T00:00:00+15:00', '2024-01-31Z'],
  ],
  ['time', [['07:30:00', '07:30:00']], ['7:30:00', '07:60:00', '07:30:00Z']],
  [
    'time.tz',
    [
      ['07:30:00-0500', '07:30:00-05:00'],
      ['07:30:00', '07:30:00'],
    ],
    ['07:30'],
  ],
  [
    'boolean',
    [
      ['0', '0'],
      ['1', '1'],
      ['true', '1'],
      ['no', '0'],
      ['yes', '1'],
      ['false', '0'],
    ],
    ['', '2', 'TRUE', 'constructor', '__proto__', '01'],
  ],
  [
    'bin.base64',
    [
      ['', ''],
      ['QQ==', 'QQ=='],
      ['QR==', 'QQ=='],
      ['QUJ=', 'QUI='],
      ['+/+/', '+/+/'],
    ],
    ['Q', 'QQ=', 'QQ==QQ==', 'Q Q='],
  ],
  ['bin.hex', [['0aFF', '0AFF']], ['0', '0g']],
  [
    'uri',
    [
      ['x-rincon:RINCON_1', 'x-rincon:RINCON_1'],
      ['', ''],
    ],
    ['a b', 'a\nb', 'a\u0000'],
  ],
  [
    'uuid',
    [['2FAC1234-31f8-11b4-a222-08002b34c003', '2fac1234-31f8-11b4-a222-08002b34c003']],
    ['2fac1234', 'uuid:2fac1234-31f8-11b4-a222-08002b34c003'],
  ],
];

describe('a value of the type', () => {
  it.each(TYPES)('%s', (...row) => {
    const { got, wanted } = outcomesOf(...row);
    expect(got).toEqual(wanted);
  });
  it('refuses types it does not know', () => {
    for (const dataType of ['ui3', 'constructor', '__proto__', ''])
      expect(checkArgumentValue({ dataType }, '1')).toEqual({
        ok: false,
        error: { kind: 'unsupported', format: 'scpd', detail: 'the type is not one of UPnP' },
      });
  });
});
