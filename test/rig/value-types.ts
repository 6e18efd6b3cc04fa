import { checkArgumentValue } from '../../src/wire/scpd/check-value.ts';

/** A type, [text, the one spelling] of values of it, then texts that are none. */
export type TypeRow = readonly [
  dataType: string,
  good: readonly (readonly [text: string, spelling: string])[],
  bad: readonly string[],
];

/** What the texts of a row come to, and what they should. */
export function outcomesOf(...[dataType, good, bad]: TypeRow): {
  readonly got: unknown;
  readonly wanted: unknown;
} {
  const detail = `the value is no ${dataType}`;
  return {
    got: [...good.map(([text]) => text), ...bad].map((text) => checkArgumentValue({ dataType }, text)),
    wanted: [
      ...good.map(([, value]) => ({ ok: true, value })),
      ...bad.map(() => ({ ok: false, error: { kind: 'malformed', format: 'scpd', detail } })),
    ],
  };
}
