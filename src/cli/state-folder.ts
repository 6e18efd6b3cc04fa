import { Option } from 'commander';

export interface StateFlags {
  readonly state: string;
}

/** Beside `tonewall.yaml`, which is looked for in the working folder as well. */
export const DEFAULT_FOLDER = '.tonewall/state';

/** Where a guard keeps its journal and its identities. All commands that concern one guard have to name the same one. */
export const stateOption = (): Option =>
  new Option('--state <folder>', 'state folder of the guard').env('TONEWALL_STATE').default(DEFAULT_FOLDER);
