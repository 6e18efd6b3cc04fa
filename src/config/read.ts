import { Value } from 'typebox/value';
import { err, ok, type Result } from '../base/result.ts';
import { checkSchema } from '../base/yaml/check-schema.ts';
import { type Finding, type Problem } from '../base/yaml/problem.ts';
import { placed, readYaml } from '../base/yaml/read.ts';
import { checkMeaning } from './check-meaning.ts';
import type { Config } from './config.ts';
import { resolveConfig } from './resolve.ts';
import { type ConfigDefinition, ConfigSchema } from './schema.ts';

/** A file of a thousand rooms with rules for each has about 200 KB. */
export const MAX_CONFIG_BYTES = 1_048_576;

/** Reads the text of a `tonewall.yaml`, or tells every problem there is, in the order of the file. */
export function readConfig(text: string, file: string): Result<Config, readonly Problem[]> {
  const yaml = readYaml(text);
  if (!yaml.ok) return yaml;
  const checked = checkConfig(yaml.value.value);
  if (!checked.ok) return err(placed(yaml.value, checked.error));
  return ok(resolveConfig(checked.value, { file, lineOf: (path) => yaml.value.place(path).line }));
}

function checkConfig(value: unknown): Result<ConfigDefinition, readonly Finding[]> {
  if (!Value.Check(ConfigSchema, value)) return err(checkSchema(ConfigSchema, value));
  const findings = checkMeaning(value);
  return findings.length > 0 ? err(findings) : ok(value);
}
