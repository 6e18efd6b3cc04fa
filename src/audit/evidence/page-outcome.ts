import { type Static, Type } from 'typebox';

/**
 * What became of a page. `served`: 200 with text. `denied`: 401, 403. `absent`: 404, 405, 410. `other`: any other answer,
 * which says nothing about the page (a redirect, an error of the server, bytes that are no text). `no-answer`: none came.
 * `not-asked`: a budget was used up before.
 */
export const PageOutcome = Type.Union([
  Type.Literal('served'),
  Type.Literal('denied'),
  Type.Literal('absent'),
  Type.Literal('other'),
  Type.Literal('no-answer'),
  Type.Literal('not-asked'),
]);

export type PageOutcome = Static<typeof PageOutcome>;

/** The device has told whether it serves the page. */
export const isTold = (outcome: PageOutcome): boolean =>
  outcome === 'served' || outcome === 'denied' || outcome === 'absent';
