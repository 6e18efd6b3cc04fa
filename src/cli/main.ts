#!/usr/bin/env node
import { runProgram } from './program.ts';
import { processTerminal } from './terminal.ts';

const ended = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ended.abort(signal));
// A reader that goes away (`tonewall audit | head`) is no error.
process.stdout.on('error', () => process.exit(0));

const exitCode = await runProgram(process.argv.slice(2), processTerminal(), ended.signal);
process.exitCode = ended.signal.aborted && exitCode === 0 ? 130 : exitCode;
