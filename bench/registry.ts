import type { Benchmark } from './benchmark.ts';
import { guardedRequest } from './guarded-request.ts';
import { guardRestart } from './guard-restart.ts';
import { journalAppend } from './journal-append.ts';
import { policyDecisions } from './policy-decisions.ts';
import { segmentDiscovery } from './segment-discovery.ts';
import { segmentMedia } from './segment-media.ts';
import { shieldedReads } from './shielded-reads.ts';
import { thousandPlayers } from './thousand-players.ts';
import { upstreamHop } from './upstream-hop.ts';
import { xmlRead } from './xml-read.ts';

export const benchmarks: readonly Benchmark[] = [
  xmlRead,
  policyDecisions,
  journalAppend,
  thousandPlayers,
  upstreamHop,
  shieldedReads,
  guardedRequest,
  guardRestart,
  segmentDiscovery,
  segmentMedia,
];
