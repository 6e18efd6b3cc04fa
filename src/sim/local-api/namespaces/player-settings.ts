import type { JsonObject } from '../json.ts';

const VOLUME_MODES = ['VARIABLE', 'FIXED', 'PASS_THROUGH'] as const;

export type VolumeMode = (typeof VOLUME_MODES)[number];

export interface WantedSettings {
  readonly volumeMode?: VolumeMode;
  readonly volumeScalingFactor?: number;
  readonly monoMode?: boolean;
  readonly wifiDisable?: boolean;
}

type Read =
  | { readonly ok: true; readonly wanted: WantedSettings }
  | { readonly ok: false; readonly problem: string };

const isMode = (value: unknown): boolean => VOLUME_MODES.some((mode) => mode === value);
const isFlag = (value: unknown): boolean => typeof value === 'boolean';
const isPart = (value: unknown): boolean => typeof value === 'number' && value >= 0 && value <= 1;

/** Unsure: the range of the scaling factor; 1 is what players have. */
const FIELDS: Readonly<Record<string, readonly [check: (value: unknown) => boolean, what: string]>> = {
  volumeMode: [isMode, 'VARIABLE, FIXED or PASS_THROUGH'],
  volumeScalingFactor: [isPart, '0 to 1'],
  monoMode: [isFlag, 'true or false'],
  wifiDisable: [isFlag, 'true or false'],
};

/** All of it or nothing: players check each field and refuse those that they do not know (86.10, body validation). */
export function readSettings(body: JsonObject): Read {
  for (const [name, value] of Object.entries(body)) {
    if (name === '_objectType') continue;
    const [check, what] = Object.hasOwn(FIELDS, name) ? (FIELDS[name] ?? []) : [];
    if (!check) return { ok: false, problem: `${name} is no setting` };
    if (!check(value)) return { ok: false, problem: `${name} is ${what}` };
  }
  // Every field has been checked by its name.
  return { ok: true, wanted: body };
}
