import { TonewallError } from './errors.ts';

/** As package.json has it under `engines`. */
export const NEEDED_NODE = 24;

export const isOldNode = (version: string): boolean => Number.parseInt(version, 10) < NEEDED_NODE;

/** What is in the way of everything else; undefined where nothing is. */
export const oldNodeFailure = (version: string): TonewallError | undefined =>
  isOldNode(version)
    ? new TonewallError('node-old', `this is Node.js ${version}, and Tonewall needs ${NEEDED_NODE} or later`)
    : undefined;
