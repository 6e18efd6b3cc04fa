import { type Cidr, numberToIpv4 } from '../base/address.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Net } from '../ports/net.ts';
import type { Random } from '../ports/random.ts';
import type { Bundle } from './bundle/bundle.ts';
import { CHECKS } from './checks/registry.ts';
import { addressesIn } from './discover/devices.ts';
import { discover } from './discover/discover.ts';
import type { AuditScope } from './discover/scope.ts';
import { type AuditExit, exitOf } from './exit.ts';
import { gatherAll, type GatherOptions } from './gather/gather-all.ts';
import { createTranscript } from './gather/transcript.ts';
import type { Severity } from './judge/severity.ts';
import { buildReport } from './report/build.ts';
import type { Report } from './report/model.ts';

export interface AuditPorts {
  readonly net: Net;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

export interface AuditOptions extends GatherOptions {
  readonly scope: AuditScope;
  /** Version of this Tonewall, for the manifest. */
  readonly tool: string;
  /** Findings from this severity on make the exit code 1. */
  readonly threshold?: Severity;
}

export interface AuditResult {
  readonly bundle: Bundle;
  readonly report: Report;
  readonly exit: AuditExit;
}

/** Discover, gather, judge. Fails with `network-refused` where nothing could be sent at all, and with the signal's reason. */
export async function runAudit(ports: AuditPorts, options: AuditOptions): Promise<AuditResult> {
  const { clock } = ports;
  const startedAt = clock.now();
  const transcript = createTranscript(clock);
  const { signal, onProgress, scope } = options;
  onProgress?.({ phase: 'discover', done: 0, total: 0 });
  const { sightings, notes } = await discover({
    ...ports,
    transcript,
    scope,
    ...(signal ? { signal } : {}),
    onProgress: (done, total) => onProgress?.({ phase: 'discover', done, total }),
  });
  const found = addressesIn(sightings, scope.within);
  const devices = await gatherAll({ ports, options, transcript, found: found.addresses });
  // Half a run must not look like a whole one.
  signal?.throwIfAborted();
  const beyond = found.leftOut > 0 ? [`${found.leftOut} more addresses answered and were not asked`] : [];
  const bundle: Bundle = {
    run: {
      tool: options.tool,
      startedAt,
      finishedAt: clock.now(),
      scope: scopeInWords(scope),
      notes: [...notes, ...beyond],
    },
    devices,
    sightings,
    transcript: transcript.entries,
  };
  return { bundle, ...judgeBundle(bundle, options) };
}

/** Judges what was gathered. Pure: no network, no clock. */
export function judgeBundle(
  bundle: Bundle,
  { threshold = 'low', onProgress }: Pick<AuditOptions, 'threshold' | 'onProgress'> = {},
): Omit<AuditResult, 'bundle'> {
  onProgress?.({ phase: 'judge', done: 0, total: bundle.devices.length });
  const report = buildReport({ bundle, checks: CHECKS });
  onProgress?.({ phase: 'judge', done: bundle.devices.length, total: bundle.devices.length });
  return { report, exit: exitOf({ bundle, report, threshold }) };
}

const scopeInWords = ({ search, given, sweep, within }: AuditScope): readonly string[] => [
  ...(search ? [`search from ${search.interfaces.join(', ')}`] : []),
  ...given.map(({ address, port, path }) => `${address}${port === undefined ? '' : `:${port}`}${path ?? ''}`),
  ...sweep.map((network) => `sweep of ${inWords(network)}`),
  ...within.map((network) => `only within ${inWords(network)}`),
];

const inWords = ({ base, prefix }: Cidr): string => `${numberToIpv4(base)}/${prefix}`;
