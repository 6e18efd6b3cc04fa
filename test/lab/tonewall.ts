import { fileURLToPath } from 'node:url';
import type { Report } from '../../src/audit/report/model.ts';
import type { LabHost } from './lab.ts';

/** The source of the binary: the lab runs it as a user does. */
export const TONEWALL = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

/** `tonewall audit --json` inside a host; fails when it could not judge (exit 2 and up). */
export async function auditFrom(host: LabHost, args: readonly string[] = []): Promise<Report> {
  const done = await host.run(process.execPath, [TONEWALL, 'audit', '--json', ...args], {
    timeoutMs: 90_000,
  });
  if (done.code !== 0 && done.code !== 1) throw new Error(`audit ended with ${done.code}:\n${done.stderr}`);
  return JSON.parse(done.stdout);
}

/** Verdicts by check of the device at an address. */
export function verdictsAt(report: Report, address: string): Readonly<Record<string, string>> {
  const devices = report.groups.flatMap((group) => group.devices).filter((one) => one.address === address);
  if (devices.length !== 1) throw new Error(`${devices.length} devices at ${address}`);
  const results = devices.flatMap((device) => device.results);
  return Object.fromEntries(results.map(({ check, verdict }) => [check, verdict]));
}

/** Why a check came to its verdict at an address. */
export const reasonsAt = (report: Report, address: string, check: string): readonly string[] =>
  report.groups
    .flatMap((group) => group.devices)
    .filter((device) => device.address === address)
    .flatMap((device) => device.results)
    .filter((result) => result.check === check)
    .flatMap((result) => result.reasons);
