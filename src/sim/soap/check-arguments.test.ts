import { describe, expect, it } from 'vitest';
import type { ActionFacts, StateVariableFacts } from '../../catalog/service-facts.ts';
import { kindOf, type ServiceShape } from '../player-kind.ts';
import { checkArguments } from './check-arguments.ts';

/** An action with one in argument of the variable, and an out argument that nobody gives. */
function check(variable: Partial<StateVariableFacts>, given: readonly (readonly [string, string])[]) {
  const { routes } = kindOf({ model: 'S13', build: '97.1-80312' });
  const [route] = routes.values();
  if (!route) throw new Error('no service');
  const facts = { name: 'V', dataType: 'string', sendEvents: false, ...variable };
  const service: ServiceShape = { ...route.service, variables: new Map([['V', facts]]) };
  const action = {
    arguments: [
      { name: 'In', direction: 'in', relatedStateVariable: 'V' },
      { name: 'Out', direction: 'out', relatedStateVariable: 'V' },
    ],
  } as const;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only its arguments are read
  return checkArguments(service, action as unknown as ActionFacts, { action: 'A', arguments: given });
}
const checkOne = (variable: Partial<StateVariableFacts>, value: string) => check(variable, [['In', value]]);
const taken = (value: string) => ({ ok: true, args: { In: value } });
const refused = (code: number) => ({ ok: false, code });

describe('a number', () => {
  // UDA 2.0 §2.5, table 2-1.
  it.each([
    ['ui2', '0', '65535', '65536'],
    ['ui4', '0', '4294967295', '4294967296'],
    ['i2', '-32768', '32767', '32768'],
    ['i4', '-2147483648', '2147483647', '-2147483649'],
  ])('%s takes %s and %s, not %s', (dataType, low, high, beyond) => {
    expect([low, high, beyond].map((value) => checkOne({ dataType }, value))).toEqual([
      taken(low),
      taken(high),
      refused(402),
    ]);
  });

  it.each(['', ' ', 'one', '1.5', '0x10', '1e3', '١', '12345678901'])('%j is none', (value) => {
    expect(checkOne({ dataType: 'ui4' }, value)).toEqual(refused(402));
  });

  // UDA 2.0 §3.2.5: 601.
  it.each([
    ['-1', 402],
    ['101', 601],
  ])('%s is out of the range of a volume', (value, code) => {
    expect(checkOne({ dataType: 'ui2', range: { minimum: 0, maximum: 100 } }, value)).toEqual(refused(code));
  });
});

describe('a boolean', () => {
  it.each([
    ['1', '1'],
    ['true', '1'],
    ['YES', '1'],
    ['0', '0'],
    ['False', '0'],
    ['no', '0'],
  ])('%s is %s', (value, seen) => {
    expect(checkOne({ dataType: 'boolean' }, value)).toEqual(taken(seen));
  });

  it.each(['', '2', 'on'])('%j is none', (value) => {
    expect(checkOne({ dataType: 'boolean' }, value)).toEqual(refused(402));
  });
});

describe('a text', () => {
  it('may be anything', () => {
    expect(checkOne({}, '<&>')).toEqual(taken('<&>'));
  });

  it('is one of the allowed values where there are some, by the letter', () => {
    const variable = { allowedValues: ['Master', 'LF'] };
    expect(['LF', 'lf', ''].map((value) => checkOne(variable, value))).toEqual([
      taken('LF'),
      refused(402),
      refused(402),
    ]);
  });
});

describe('arguments', () => {
  it('must be there, in arguments only', () => {
    expect([check({}, []), check({}, [['Out', 'x']])]).toEqual([refused(402), refused(402)]);
  });

  it('may be more than the SCPD has, and of repeats the first counts', () => {
    const given = [
      ['Speed', '1'],
      ['In', 'first'],
      ['In', 'second'],
    ] as const;
    expect(check({}, given)).toEqual(taken('first'));
  });
});
