import type { FormField } from './read.ts';

/**
 * A form, or a query, in its one spelling: everything but letters, digits and a few marks is escaped, a blank as well (`%20`), which no reader
 * takes for something else. Throws for half a surrogate pair: a bug of the caller.
 */
export const writeForm = (fields: readonly FormField[]): string =>
  fields.map(([name, value]) => `${escaped(name)}=${escaped(value)}`).join('&');

const escaped = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /[!'()*~]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
