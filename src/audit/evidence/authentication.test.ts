import { expect, it } from 'vitest';
import { authenticationIn } from './authentication.ts';
import { known, type Observation, unknown } from './observation.ts';
import type { ApiAnswer } from './tls-door.ts';

const RECORD: ApiAnswer = { status: 200, playerId: 'RINCON_000E58AAAAAA01400' };
const INVALID_KEY: ApiAnswer = { status: 403, errorCode: 'ERROR_API_KEY_VALIDATION_FAILED' };
const asking = (without: Observation<ApiAnswer>, shared: Observation<ApiAnswer>) =>
  authenticationIn(
    known(
      {
        open: true,
        protocol: 'TLSv1.3',
        cipher: 'TLS_AES_256_GCM_SHA384',
        description: known(200, [1]),
        soap: unknown('not-asked', 'no control path is known'),
        apiWithoutKey: without,
        apiWithPublicKey: shared,
      },
      [1],
    ),
  );
const answers = (without: ApiAnswer, shared: ApiAnswer) => asking(known(without, [2]), known(shared, [3]));

it('a record that needs a key and comes for the shared one', () => {
  expect(answers(INVALID_KEY, RECORD)).toEqual({
    state: 'seems-off',
    why: 'the key that open programs share is enough for the own record',
    exchange: [3],
  });
});

it('a shared key that is refused otherwise than none', () => {
  expect(answers(INVALID_KEY, { status: 401, errorCode: 'ERROR_NOT_AUTHORIZED' })).toEqual({
    state: 'seems-on',
    why: 'the shared key is known and not enough (401 ERROR_NOT_AUTHORIZED)',
    exchange: [3],
  });
});

it.each<[string, ApiAnswer, ApiAnswer, string]>([
  [
    'a record that is public',
    RECORD,
    RECORD,
    'the record is given without any key, so it says nothing about keys',
  ],
  [
    'a page that says 200 and is no record',
    { status: 200 },
    { status: 200 },
    "the local API answered 200, without the player's record",
  ],
  [
    'an id that is none',
    INVALID_KEY,
    { status: 200, playerId: 'log in' },
    "the local API answered 200, without the player's record",
  ],
  [
    'a key that is refused like none',
    INVALID_KEY,
    INVALID_KEY,
    'the shared key is refused (403 ERROR_API_KEY_VALIDATION_FAILED): it may be retired, or Authentication on',
  ],
  [
    'a bare refusal of both',
    { status: 401 },
    { status: 401 },
    'the shared key is refused (401): it may be retired, or Authentication on',
  ],
  [
    'a code that is text of the network',
    { status: 500 },
    { status: 403, errorCode: 'no\u001b[2J' },
    'the shared key is refused (403): it may be retired, or Authentication on',
  ],
])('%s says nothing', (_, without, shared, why) => {
  expect(answers(without, shared)).toEqual({ state: 'unknown', why, exchange: [3] });
});

it('a record says nothing where it is not known what comes without a key', () => {
  expect(asking(unknown('no-answer', 'no answer came in time'), known(RECORD, [3]))).toEqual({
    state: 'unknown',
    why: 'what the local API gives without a key is not known',
    exchange: [3],
  });
});

it.each([
  [undefined, 'port 1443 was not asked'],
  [unknown('no-answer', 'no answer came in time'), 'no answer came in time'],
  [known({ open: false, why: 'the connection was refused' } as const, [1]), 'the local API is not there'],
])('a door that does not answer says nothing', (part, why) => {
  expect(authenticationIn(part)).toMatchObject({ state: 'unknown', why });
});
