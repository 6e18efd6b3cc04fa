import type { RiskClass } from '../catalog/risk.ts';
import { type Path, pathText } from '../base/yaml/problem.ts';
import { readYaml, type YamlFile } from '../base/yaml/read.ts';
import type { Place } from './place.ts';
import type { RuleDefinition } from './rule-schema.ts';
import type { ShippedRole } from './schema.ts';

/**
 * What holds where `tonewall.yaml` does not write it, in its own words. Reasons quote lines of this text, and
 * `docs/configuration.md` shows it.
 */
export const SHIPPED_TEXT = `roles:
  owner:
    may: [everything, cast.*]
    sees: everything
  member:
    may: [read, playback, volume, queue, grouping, audio-settings, library, alarm, ssrf, cast.*]
    sees: everything
  guest:
    may: [read, playback, volume, queue]
    may-not: [page.*]
    volume-cap: 50
    sees: nothing-personal
  program:
    may: [read, playback, volume, queue, grouping, alarm, ssrf]
    may-not: [page.*]
    sees: nothing-personal
  nobody:
    may: []
approval: [system, account, bonding]
`;

/** How places in that text are named. */
const SHIPPED_FILE = 'shipped-rules';

interface Shipped {
  readonly roles: Readonly<Record<ShippedRole, RuleDefinition>>;
  readonly approval: readonly RiskClass[];
}

let once: { readonly file: YamlFile; readonly shipped: Shipped } | undefined;

function read(): { readonly file: YamlFile; readonly shipped: Shipped } {
  if (once) return once;
  const file = readYaml(SHIPPED_TEXT);
  if (!file.ok) throw new Error('the shipped rules are no YAML');
  // A test checks the text against the schema.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  once = { file: file.value, shipped: file.value.value as Shipped };
  return once;
}

export const shippedRules = (): Shipped => read().shipped;

export const shippedPlace = (path: Path): Place => ({
  file: SHIPPED_FILE,
  line: read().file.place(path).line,
  path: pathText(path),
});
