import { describe, expect, it } from 'vitest';
import { parseMuseAnswer, writeMuseAnswer } from './answer.ts';
import { parseMuseCommand } from './command.ts';
import { museErrorBody, museErrorIn, museRefusal } from './error.ts';

const ERROR = { errorCode: 'ERROR_NOT_AUTHORIZED', reason: 'guests may not regroup' };
const BODY = { _objectType: 'globalError', ...ERROR };

describe('the body of a refusal', () => {
  it('is written and read', () => {
    expect(museErrorBody(ERROR)).toEqual(BODY);
    expect(museErrorIn(BODY)).toEqual({ ok: true, value: ERROR });
    expect(museErrorIn(museErrorBody({ errorCode: 'ERROR_X' }))).toEqual({
      ok: true,
      value: { errorCode: 'ERROR_X' },
    });
  });
  it.each([{}, { _objectType: 'groupCoordinatorChanged' }, { errorCode: 'ERROR_X' }])('is not %j', (body) => {
    expect(museErrorIn(body)).toEqual({ ok: true, value: undefined });
  });
  it.each([
    [{ errorCode: 'no code' }, 'malformed', 'the errorCode of an error is none'],
    [{ errorCode: 93 }, 'malformed', 'the errorCode of an error is none'],
    [{}, 'malformed', 'the errorCode of an error is none'],
    [{ errorCode: 'E', reason: 1 }, 'malformed', 'the reason of an error is no text'],
    [
      { errorCode: 'E', reason: 'x'.repeat(1025) },
      'limit',
      'the reason of an error is longer than 1024 characters',
    ],
  ])('is refused: %j', (body, kind, detail) => {
    expect(museErrorIn({ _objectType: 'globalError', ...body })).toEqual({
      ok: false,
      error: { kind, format: 'muse', detail },
    });
  });
});

describe('the refusal of a command', () => {
  const command = (text: string) => {
    const parsed = parseMuseCommand(text);
    if (!parsed.ok) throw new Error(parsed.error.detail);
    return parsed.value;
  };

  it('answers the command by its id and about its objects', () => {
    const asked = command(
      '[{"namespace":"groups:1","command":"createGroup","householdId":"local","cmdId":"9"},{}]',
    );
    const refusal = museRefusal(asked, ERROR, { householdId: 'Sonos_x' });
    expect(JSON.parse(writeMuseAnswer(refusal))).toEqual([
      {
        namespace: 'groups:1',
        householdId: 'Sonos_x',
        success: false,
        response: 'createGroup',
        type: 'globalError',
        cmdId: '9',
      },
      BODY,
    ]);
    expect(parseMuseAnswer(writeMuseAnswer(refusal))).toEqual({ ok: true, value: refusal });
  });
  it('tells the household to the empty command (sonos-websocket, get_household_id)', () => {
    const refusal = museRefusal(command('[{},{}]'), ERROR, { householdId: 'Sonos_x' });
    expect(JSON.parse(writeMuseAnswer(refusal))).toEqual([
      { householdId: 'Sonos_x', success: false, type: 'globalError' },
      BODY,
    ]);
  });
});
