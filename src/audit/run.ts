import { type Cidr, numberToIpv4 } from '../base/address.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Net } from '../ports/net.ts';
import type { Random } from '../ports/random.ts';
import type { Bundle } from './bundle/bundle.ts';
import { CHECKS } from './checks/registry.ts';
import { devicesOf, type FoundDevice } from './discover/devices.ts';
import { discover } from './discover/discover.ts';
import type { AuditScope } from './discover/scope.ts';
import type { DeviceEvidence, PartName } from './evidence/device.ts';
import { type BudgetLimits, DEVICE_BUDGET } from './gather/budget.ts';
import { gatherDevice } from './gather/gather-device.ts';
import { createTranscript, type Transcript } from './gather/transcript.ts';
import { isAtLeast, type Severity } from './judge/severity.ts';
import type { Progress } from './progress.ts';
import { buildReport } from './report/build.ts';
import type { Report } from './report/model.ts';

export interface AuditPorts {
  readonly net: Net;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

export interface AuditOptions {
  readonly scope: AuditScope;
  /** Version of this Tonewall, for the manifest. */
  readonly tool: string;
  /** Findings from this severity on make the exit code 1. */
  readonly threshold?: Severity;
  readonly limits?: Partial<BudgetLimits>;
  /** Only these parts of the evidence are gathered; without it all. */
  readonly parts?: readonly PartName[];
  /** Devices that are asked at the same time; each of them at most two questions at once. */
  readonly devicesAtOnce?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

export interface AuditResult {
  readonly bundle: Bundle;
  readonly report: Report;
  readonly exit: AuditExit;
}

/** 0: nothing at or above the threshold. 1: findings. 2: could not judge: no device, or one on which no check came to yes or no. */
export type AuditExit = 0 | 1 | 2;

const DEVICES_AT_ONCE = 8;

/** Discover, gather, judge. Fails with `network-refused` where nothing could be sent at all, and with the signal's reason. */
export async function runAudit(ports: AuditPorts, options: AuditOptions): Promise<AuditResult> {
  const { clock } = ports;
  const startedAt = clock.now();
  const transcript = createTranscript(clock);
  const { signal, onProgress, scope } = options;
  onProgress?.({ phase: 'discover', done: 0, total: 0 });
  const sightings = await discover({
    ...ports,
    transcript,
    scope,
    ...(signal ? { signal } : {}),
    onProgress: (done, total) => onProgress?.({ phase: 'discover', done, total }),
  });
  const found = devicesOf(sightings, scope.within);
  const devices = await gatherAll({ ports, options, transcript, found });
  // Half a run must not look like a whole one.
  signal?.throwIfAborted();
  const bundle: Bundle = {
    run: { tool: options.tool, startedAt, finishedAt: clock.now(), scope: scopeInWords(scope) },
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
  return { report, exit: exitOf(report, threshold) };
}

function exitOf({ summary }: Report, threshold: Severity): AuditExit {
  if (summary.worst !== undefined && isAtLeast(summary.worst, threshold)) return 1;
  return summary.devices === 0 || summary.unjudged > 0 ? 2 : 0;
}

interface Gathering {
  readonly ports: AuditPorts;
  readonly options: AuditOptions;
  readonly transcript: Transcript;
  readonly found: readonly FoundDevice[];
}

async function gatherAll(gathering: Gathering): Promise<readonly DeviceEvidence[]> {
  const { options, found } = gathering;
  const claimed = new Set<string>();
  const claim = (key: string): boolean => !claimed.has(key) && claimed.add(key).size > 0;
  const results: DeviceEvidence[] = [];
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    for (let at = next++; at < found.length; at = next++) {
      const device = found[at];
      if (!device) return;
      const tell = (gatherer?: string) =>
        options.onProgress?.({
          phase: 'gather',
          done,
          total: found.length,
          device: device.id,
          ...(gatherer === undefined ? {} : { gatherer }),
        });
      results[at] = await gatherOne(gathering, { device, claim, onStep: tell });
      done += 1;
      tell();
    }
  };
  await Promise.all(
    Array.from({ length: Math.min(options.devicesAtOnce ?? DEVICES_AT_ONCE, found.length) }, work),
  );
  return results;
}

async function gatherOne(
  { ports, options, transcript }: Gathering,
  {
    device,
    claim,
    onStep,
  }: {
    readonly device: FoundDevice;
    readonly claim: (key: string) => boolean;
    readonly onStep: (gatherer: string) => void;
  },
): Promise<DeviceEvidence> {
  const { id, address, port, path, sightings } = device;
  const evidence = await gatherDevice({
    context: {
      ...ports,
      transcript,
      endpoint: { host: address, port },
      descriptionPath: path,
      limits: { ...DEVICE_BUDGET, ...options.limits },
      ...(options.signal ? { signal: options.signal } : {}),
    },
    sightings,
    claim,
    onStep,
    ...(options.parts ? { parts: options.parts } : {}),
  });
  return { ...evidence, id };
}

const scopeInWords = ({ search, given, sweep, within }: AuditScope): readonly string[] => [
  ...(search ? [`search from ${search.interfaces.join(', ')}`] : []),
  ...given.map(({ address, port, path }) => `${address}${port === undefined ? '' : `:${port}`}${path ?? ''}`),
  ...sweep.map((network) => `sweep of ${inWords(network)}`),
  ...within.map((network) => `only within ${inWords(network)}`),
];

const inWords = ({ base, prefix }: Cidr): string => `${numberToIpv4(base)}/${prefix}`;
