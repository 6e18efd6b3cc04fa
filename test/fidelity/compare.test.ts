import { describe, expect, it } from 'vitest';
import { compareFields } from './compare.ts';

const of = (fields: Readonly<Record<string, string>>) => new Map(Object.entries(fields));

/** Field and verdict of everything compared. */
const verdicts = (
  recorded: Readonly<Record<string, string>>,
  simulated: Readonly<Record<string, string>>,
  how: Parameters<typeof compareFields>[2] = {},
) => compareFields(of(recorded), of(simulated), how).map(({ field, verdict }) => [field, verdict]);

describe('two sides of a message', () => {
  it('are equal, equal in form or different', () => {
    expect(
      verdicts(
        { id: 'RINCON_000E58A0000101400', gain: '3', at: '192.0.2.1:1400' },
        { id: 'RINCON_B8E9375A170401400', gain: '4', at: '192.0.2.1:1400' },
      ),
    ).toEqual([
      ['id', 'form'],
      ['gain', 'different'],
      ['at', 'equal'],
    ]);
  });

  it('differ in a field that one of them lacks', () => {
    expect(compareFields(of({ old: '1' }), of({ young: '2' }))).toEqual([
      { field: 'old', recorded: '1', simulated: undefined, verdict: 'different' },
      { field: 'young', recorded: undefined, simulated: '2', verdict: 'different' },
    ]);
  });

  it('differ in the order of what both have', () => {
    const [left, right] = [of({ a: '1', b: '2', c: '3' }), of({ b: '2', a: '1', c: '3' })];
    expect(compareFields(left, right).at(-1)).toEqual({
      field: '(order)',
      recorded: 'a',
      simulated: 'b',
      verdict: 'different',
    });
    expect(compareFields(left, right, { unordered: true })).toHaveLength(3);
  });

  it('are compared in what an excerpt has', () => {
    expect(verdicts({ b: '2' }, { a: '1', b: '2' }, { excerpt: true })).toEqual([['b', 'equal']]);
  });
});

describe('what an author hid', () => {
  it('fits something that is there, and only where it was hidden', () => {
    const recorded = { id: 'RINCON_000XXXXXX400', uri: 'http://update.example/XX', list: 'a,…,z' };
    expect(
      verdicts(recorded, { id: 'RINCON_000E58A01400', uri: 'http://update.example/5.pm', list: 'a,b,c,z' }),
    ).toEqual([
      ['id', 'form'],
      ['uri', 'form'],
      ['list', 'form'],
    ]);
    expect(verdicts(recorded, { id: '', uri: 'http://update.example/', list: 'a,b,c' })).toEqual([
      ['id', 'different'],
      ['uri', 'different'],
      ['list', 'different'],
    ]);
  });
});

describe('masks', () => {
  it('leave what they do not name', () => {
    // A version of hardware looks like an address, and a Bridge's state is no other player's.
    expect(
      verdicts(
        { 'root/device/hardwareVersion': '1.8.1.2-2', 'a@RoomCalibrationState': '5', 'a@Orientation': '-1' },
        { 'root/device/hardwareVersion': '1.9.1.2-2', 'a@RoomCalibrationState': '4', 'a@Orientation': '0' },
      ).map(([, verdict]) => verdict),
    ).toEqual(['different', 'different', 'different']);
  });

  it('do not take an empty value for a hidden one', () => {
    expect(verdicts({ roomName: 'Kitchen' }, { roomName: '' })).toEqual([['roomName', 'different']]);
    expect(verdicts({ roomName: 'Kitchen' }, { roomName: 'Room' })).toEqual([['roomName', 'form']]);
  });
});
