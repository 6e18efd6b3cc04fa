/** Headers in the order and case of the wire; values without the blanks around them, bytes as Latin-1 characters. */
export type Headers = readonly (readonly [name: string, value: string])[];

/** The first value under a name, whatever its case. */
export function headerOf(headers: Headers, name: string): string | undefined {
  const wanted = name.toLowerCase();
  return headers.find(([present]) => present.toLowerCase() === wanted)?.[1];
}

/** All values under a name, whatever its case, in order. */
export function headersOf(headers: Headers, name: string): readonly string[] {
  const wanted = name.toLowerCase();
  return headers.filter(([present]) => present.toLowerCase() === wanted).map(([, value]) => value);
}
