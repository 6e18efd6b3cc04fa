import { cpus } from 'node:os';
import { argv, exit, stdout, version } from 'node:process';
import type { Figure } from './benchmark.ts';
import { benchmarks } from './registry.ts';

/** `npm run bench [name …]`: runs the benchmarks (those whose name contains one of the words) and prints what was measured. */
const wanted = argv.slice(2).filter((word) => !word.startsWith('--'));
const chosen = benchmarks.filter(
  ({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)),
);
if (chosen.length === 0) {
  stdout.write(`no benchmark matches; there are: ${benchmarks.map(({ name }) => name).join(', ')}\n`);
  exit(64);
}

stdout.write(`Node.js ${version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}\n`);
for (const benchmark of chosen) {
  stdout.write(`\n${benchmark.name}\n`);
  for (const figure of await benchmark.run()) {
    const { name, value, unit } = figure;
    const number = value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2);
    stdout.write(`  ${name.padEnd(52)} ${number.padStart(12)} ${unit}${goalText(figure)}\n`);
  }
}
exit(0);

function goalText({ goal, met }: Figure): string {
  if (goal === undefined) return '';
  if (met === undefined) return `   (goal: ${goal})`;
  return `   (goal: ${goal}: ${met ? 'met' : 'missed'})`;
}
