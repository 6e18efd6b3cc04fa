#!/usr/bin/env node
import { TonewallError } from '../base/errors.ts';
import { oldNodeFailure } from '../base/node-version.ts';
import { keepFirstTier } from '../host/engine.ts';
import { showFailure } from './failure.ts';
import { runProgram } from './program.ts';
import { processTerminal } from './terminal.ts';

keepFirstTier();

const ended = new AbortController();
// A second signal ends the process the hard way.
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => ended.abort(new TonewallError('interrupted', `ended by ${signal}`)));

/** The first thing that went wrong with standard output. */
let lost: NodeJS.ErrnoException | undefined;
process.stdout.on('error', (error) => (lost ??= error));
const flushed = (): Promise<void> => new Promise((resolve) => process.stdout.write('', () => resolve()));

const args = process.argv.slice(2);
const terminal = processTerminal();
const old = oldNodeFailure(process.versions.node);
const exitCode = old
  ? showFailure(terminal, old, args.includes('--json'))
  : await runProgram(args, terminal, ended.signal);
await flushed();
process.exitCode = isLost(lost) ? showFailure(terminal, unwritable(lost), args.includes('--json')) : exitCode;

/** A reader that goes away (`tonewall audit | head`) is no error, and hides no finding. */
function isLost(error: NodeJS.ErrnoException | undefined): error is NodeJS.ErrnoException {
  return error !== undefined && error.code !== 'EPIPE';
}

function unwritable(cause: NodeJS.ErrnoException): TonewallError {
  return new TonewallError('output-unwritable', `standard output: ${cause.code ?? cause.message}`, { cause });
}
