import type { Probe, Verdict } from './probe.ts';
import { PROBES } from './registry.ts';

/** `docs/doctor.md` without its first line: every probe with what it means, how it is seen, when it comes to what, and the cure. */
export const doctorMarkdown = (): string => `${INTRODUCTION}\n${PROBES.map(sectionOf).join('\n')}`;

const INTRODUCTION = `# Doctor

\`\`\`
tonewall doctor                  # this computer, and tonewall.yaml where there is one
tonewall doctor home.yaml --json
sudo tonewall doctor             # some things the kernel shows to root only
sudo tonewall doctor --ask-dhcp  # asks for DHCP servers too
\`\`\`

It looks at the computer on which the guard runs or is to run, and at its network as far as it is seen from there: for each thing that keeps the guard from working there is a
probe. A probe tells what was seen and, where something fails or could not be told, what to do: exact commands, to be read before they are run.

Nothing is changed. Programs of the system are run where they only read; rules are handed to the kernel in a check that it gives up again (\`nft -c\`; the kernel may load a module of its own to judge them).
Nothing is sent but with \`--ask-dhcp\`, and then the output says what.

Verdicts are \`pass\`, \`fail\`, \`not-applicable\` and \`inconclusive\`: what cannot be seen is never a pass. Ids are for ever. It ends with 1 where something fails, with 2 where nothing fails but something
could not be told, and else with 0 ([all exit codes](exit-codes.md)).
`;

const sectionOf = ({ id, title, meaning, seen, when, cure }: Probe): string =>
  [
    `## ${id}\n`,
    `**${title}.** ${plain(meaning)}\n`,
    `How it is seen: ${plain(lowered(seen))}\n`,
    ...HEADINGS.flatMap(([verdict, heading]) => lineOf(when[verdict], heading)),
    `\nWhat to do: ${plain(lowered(cure))}${cure.endsWith('.') ? '' : '.'}\n`,
  ].join('\n');

const HEADINGS: readonly (readonly [Verdict, string])[] = [
  ['fail', 'Fails when'],
  ['pass', 'Passes when'],
  ['inconclusive', 'Inconclusive when'],
  ['not-applicable', 'Not applicable when'],
];

const lineOf = (when: string | undefined, heading: string): readonly string[] =>
  when === undefined ? [] : [`- ${heading} ${plain(when)}.`];

/** What begins a sentence elsewhere; a command stays as it is. */
const lowered = (text: string): string =>
  /^[A-Z][a-z]/.test(text) ? `${text[0]?.toLowerCase()}${text.slice(1)}` : text;

/** Nothing in it is markup: `net.ipv4.conf.*`, `_gateway`. */
const plain = (text: string): string => text.replaceAll(/[\\`*_<>|]/g, String.raw`\$&`);
