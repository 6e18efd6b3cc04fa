import { policySetTextToParts, policyToJson } from '@cedar-policy/cedar-wasm/nodejs';
import { err, ok, type Result } from '../../base/result.ts';
import type { CedarFile } from '../../config/load.ts';
import type { CompiledRule } from './compiled-rule.ts';
import type { PolicyProblem } from './problem.ts';
import type { ReasonId } from './reasons.ts';

/** Reasons that a written policy may give with `@reason`; those left out are for Tonewall's own rules to tell. */
const GIVEN: readonly ReasonId[] = [
  'forbidden-by-rule',
  'room-not-permitted',
  'outside-hours',
  'quiet-hours',
  'volume-cap',
  'volume-unknown',
  'source-not-permitted',
  'read-only',
  'needs-approval',
];

/** Policies that an engineer wrote, each with its place, or every problem of the file. */
export function readCedarFile({
  name,
  text,
}: CedarFile): Result<readonly CompiledRule[], readonly PolicyProblem[]> {
  const parts = policySetTextToParts(text);
  if (parts.type === 'failure') return err(parts.errors.map((error) => atOffset(name, text, error)));
  if (parts.policy_templates.length > 0)
    return err([{ place: { file: name, line: 1, path: '' }, message: 'templates are not understood' }]);
  const policies = placesOf(text, parts.policies);
  const read = policies.map((policy, index) => readPolicy(name, policy, index));
  const problems = read.flatMap((one) => (one.ok ? [] : [one.error]));
  return problems.length > 0 ? err(problems) : ok(read.flatMap((one) => (one.ok ? [one.value] : [])));
}

interface CedarError {
  readonly message: string;
  readonly help?: string | null;
  readonly sourceLocations?: readonly { readonly start: number }[];
}

function atOffset(file: string, text: string, { message, help, sourceLocations }: CedarError): PolicyProblem {
  const start = sourceLocations?.[0]?.start ?? 0;
  return { place: { file, line: lineAt(text, start), path: '' }, message, ...(help ? { hint: help } : {}) };
}

/** Cedar counts bytes of UTF-8; lines are counted in what stands before. */
const lineAt = (text: string, byte: number): number =>
  new TextDecoder().decode(new TextEncoder().encode(text).subarray(0, byte)).split('\n').length;

interface Placed {
  readonly text: string;
  readonly line: number;
}

/** Cedar gives the policies in the order of their numbers as words; they are found again in the file, each once. */
function placesOf(text: string, policies: readonly string[]): readonly Placed[] {
  const last = new Map<string, number>();
  const found = policies.map((policy) => {
    const at = text.indexOf(policy, (last.get(policy) ?? -1) + 1);
    last.set(policy, at);
    return { text: policy, at };
  });
  return found
    .toSorted((a, b) => a.at - b.at)
    .map(({ text: policy, at }) => ({
      text: policy,
      line: text.slice(0, Math.max(0, at)).split('\n').length,
    }));
}

function readPolicy(
  file: string,
  { text, line }: Placed,
  index: number,
): Result<CompiledRule, PolicyProblem> {
  const parsed = policyToJson(text);
  if (parsed.type === 'failure')
    return err({ place: { file, line, path: '' }, message: parsed.errors[0]?.message ?? 'cannot be read' });
  const { effect, annotations = {} } = parsed.json;
  const place = { file, line, path: annotations['id'] || `policy ${index + 1}` };
  const reason = effect === 'permit' ? 'permitted-by-rule' : reasonIn(annotations['reason']);
  if (reason === undefined)
    return err({
      place,
      message: `${annotations['reason']} is no reason for it`,
      hint: `one of ${GIVEN.join(', ')}`,
    });
  return ok({ id: `${file} ${index + 1}`, reason, place, cedar: text });
}

const reasonIn = (given: string | null | undefined): ReasonId | undefined =>
  given === undefined ? 'forbidden-by-rule' : GIVEN.find((reason) => reason === given);
