/** A unit file: sections with settings in their order; a line that begins with `#` is a comment. */
export interface UnitText {
  readonly unit: readonly string[];
  readonly service: readonly string[];
  readonly install: readonly string[];
}

export const unitText = ({ unit, service, install }: UnitText): string =>
  [
    ['[Unit]', ...unit],
    ['[Service]', ...service],
    ['[Install]', ...install],
  ]
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');

/**
 * A command line for `ExecStart=`, word by word as it is meant: quotes, `%` (specifiers) and `$` (variables) say nothing (systemd.service(5),
 * "Command lines"). Words hold no control character; the first is a path.
 */
export const commandLine = (words: readonly string[]): string => words.map(quoted).join(' ');

function quoted(word: string): string {
  const plain = word.replaceAll('%', '%%').replaceAll('$', '$$$$');
  if (/^[\w@%+=:,./$-]+$/.test(plain)) return plain;
  return `"${plain.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
