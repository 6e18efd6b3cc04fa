import { describe, expect, it } from 'vitest';
import { checkArgumentValue, isDataType } from './check-value.ts';

const malformed = (dataType: string) => ({
  ok: false,
  error: { kind: 'malformed', format: 'scpd', detail: `the value is no ${dataType}` },
});

/** By type: [text, the one spelling] of values, then texts that are none (UDA 2.0 §2.5, table 2-3). */
const TABLE: readonly [string, readonly (readonly [string, string])[], readonly string[]][] = [
  [
    'ui1',
    [
      ['0', '0'],
      ['255', '255'],
      ['0100', '100'],
    ],
    ['256', '-1', '+1', '', ' 1', '1 ', '1.0', '1e1', '0x1', '١'],
  ],
  ['ui2', [['65535', '65535']], ['65536']],
  ['ui4', [['4294967295', '4294967295']], ['4294967296']],
  ['ui8', [['18446744073709551615', '18446744073709551615']], ['18446744073709551616', '9'.repeat(41)]],
  [
    'i1',
    [
      ['-128', '-128'],
      ['+127', '127'],
      ['-0', '0'],
    ],
    ['128', '-129', '--1'],
  ],
  ['i2', [['-32768', '-32768']], ['32768']],
  ['i4', [['2147483647', '2147483647']], ['2147483648']],
  ['i8', [['-9223372036854775808', '-9223372036854775808']], ['9223372036854775808']],
  ['int', [['+007', '7']], ['7.', 'NaN']],
  [
    'r4',
    [
      ['3.4E+38', '3.4E+38'],
      ['-.5', '-.5'],
    ],
    ['3.5E+38', 'Infinity', '.', '1e'],
  ],
  ['r8', [['1.7E308', '1.7E308']], ['1e309', '1,5']],
  ['number', [['1.', '1.']], ['']],
  ['float', [['-1e-3', '-1e-3']], ['e3']],
  ['fixed.14.4', [['12345678901234.5678', '12345678901234.5678']], ['123456789012345', '1.23456', '1e3']],
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
    ],
    ['2024-01-31T24:00:00', '2024-01-31T00:00:00Z'],
  ],
  [
    'dateTime.tz',
    [
      ['2024-01-31T23:59:59+01:00', '2024-01-31T23:59:59+01:00'],
      ['2024-01-31T00:00:00Z', '2024-01-31T00:00:00Z'],
    ],
    ['2024-01-31T00:00:00+15:00', '2024-01-31Z'],
  ],
  ['time', [['07:30:00', '07:30:00']], ['7:30:00', '07:60:00', '07:30:00Z']],
  [
    'time.tz',
    [
      ['07:30:00-0500', '07:30:00-0500'],
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
    ],
    ['Q', 'QQ=', 'QQ==QQ==', 'Q Q='],
  ],
  ['bin.hex', [['0aFF', '0aFF']], ['0', '0g']],
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
    [['2fac1234-31f8-11b4-a222-08002b34c003', '2fac1234-31f8-11b4-a222-08002b34c003']],
    ['2fac1234', 'uuid:2fac1234-31f8-11b4-a222-08002b34c003'],
  ],
];

describe('checkArgumentValue', () => {
  it.each(TABLE)('knows %s', (dataType, good, bad) => {
    expect(isDataType(dataType)).toBe(true);
    expect(good.map(([text]) => checkArgumentValue({ dataType }, text))).toEqual(
      good.map(([, value]) => ({ ok: true, value })),
    );
    expect(bad.map((text) => checkArgumentValue({ dataType }, text))).toEqual(
      bad.map(() => malformed(dataType)),
    );
  });

  it('holds the allowed values of a string', () => {
    const variable = { dataType: 'string', allowedValues: ['Master', 'LF'] };
    expect(checkArgumentValue(variable, 'LF')).toEqual({ ok: true, value: 'LF' });
    expect(checkArgumentValue(variable, 'lf')).toEqual({
      ok: false,
      error: { kind: 'mismatch', format: 'scpd', detail: 'the value is not among the allowed ones' },
    });
  });

  it('holds range and step', () => {
    const outside = {
      ok: false,
      error: { kind: 'mismatch', format: 'scpd', detail: 'the value is outside the allowed range' },
    };
    const volume = { dataType: 'ui2', range: { minimum: 0, maximum: 100, step: 10 } };
    expect(['0', '030', '100'].map((text) => checkArgumentValue(volume, text))).toEqual(
      ['0', '30', '100'].map((value) => ({ ok: true, value })),
    );
    expect(['5', '101', '110'].map((text) => checkArgumentValue(volume, text))).toEqual([
      outside,
      outside,
      outside,
    ]);
    const gain = { dataType: 'r4', range: { minimum: -1, maximum: 1, step: 0.1 } };
    expect([checkArgumentValue(gain, '-0.7'), checkArgumentValue(gain, '0.75')]).toEqual([
      { ok: true, value: '-0.7' },
      outside,
    ]);
  });

  it('refuses types it does not know', () => {
    for (const dataType of ['ui3', 'constructor', '__proto__', ''])
      expect(checkArgumentValue({ dataType }, '1')).toEqual({
        ok: false,
        error: { kind: 'unsupported', format: 'scpd', detail: 'the type is not one of UPnP' },
      });
  });
});
