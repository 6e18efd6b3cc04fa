import { parseSoapResponse } from '../../wire/soap/response.ts';

/** One out-argument of what a player answered to the guard's own question; undefined for a fault and for what is no answer. */
export function outArgument(
  body: Uint8Array,
  { action, name }: { readonly action: string; readonly name: string },
): string | undefined {
  const response = parseSoapResponse(body, { action });
  if (!response.ok || response.value.kind !== 'response') return undefined;
  return response.value.arguments.find(([argument]) => argument === name)?.[1];
}
