/** Where a configuration is looked for that nobody named. */
export const DEFAULT_FILE = 'tonewall.yaml';

/** A file as a command of ours needs it, after a blank: nothing where it is looked for anyhow. */
export const fileArgument = (file: string): string => (file === DEFAULT_FILE ? '' : ` ${file}`);
