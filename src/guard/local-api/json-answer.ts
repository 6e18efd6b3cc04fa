import type { JsonObject } from '../../wire/json/read.ts';
import { type MuseError, museErrorBody } from '../../wire/muse/error.ts';
import type { Answer } from '../gateway/answer.ts';

export const jsonAnswer = (status: number, body: JsonObject): Answer => ({
  status,
  headers: [['CONTENT-TYPE', 'application/json']],
  body: JSON.stringify(body),
});

export const jsonError = (status: number, error: MuseError): Answer =>
  jsonAnswer(status, museErrorBody(error));
