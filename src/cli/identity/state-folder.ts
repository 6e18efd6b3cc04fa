import { Option } from 'commander';

export interface StateFlags {
  readonly state: string;
}

/** The folder where a guard keeps its state; the command line and the guard have to name the same one. */
export const stateOption = (): Option =>
  new Option('--state <folder>', 'state folder of the guard')
    .env('TONEWALL_STATE')
    .default('.tonewall/state');
