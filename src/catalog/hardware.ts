import { compareBuilds, parseBuild } from '../base/build.ts';
import records from './data/hardware.json' with { type: 'json' };
import { modelByNumber } from './models.ts';
import { confidence, type Provenance } from './provenance.ts';

/** What one device description told of the make of a player. What it did not have is absent. */
export interface HardwareFacts extends Provenance {
  readonly model: string;
  /** The build that told it: a few values differ between builds of one model. */
  readonly build: string;
  /** `One`; `modelName` is `Sonos One`. */
  readonly displayName: string;
  readonly zoneType: number;
  readonly seriesId?: string | undefined;
  /** `feature1` and those after it. */
  readonly features: readonly string[];
  /** Unsure: perhaps the colour of a unit; descriptions have 0, 1 and 2. */
  readonly variant?: number | undefined;
  readonly internalSpeakerSize: number;
  readonly bassExtension?: string | undefined;
  readonly satGainOffset?: string | undefined;
  /** Megabytes. */
  readonly memory: number;
  readonly flash: number;
  readonly flashRepartitioned?: number | undefined;
  readonly ampOnTime?: number | undefined;
  readonly extraVersion?: string | undefined;
  readonly hardwareVersion: string;
}

export const HARDWARE: readonly HardwareFacts[] = records.map((record) => ({
  ...record,
  confidence: confidence(record.confidence),
}));

/** What the newest description up to this build told of the model, or the oldest when all are newer. */
export function hardwareOf(model: string, build: string): HardwareFacts | undefined {
  const number = modelByNumber(model)?.number ?? model;
  const known = HARDWARE.filter((facts) => facts.model === number).toSorted(byBuild);
  return known.findLast((facts) => byBuild(facts, { build }) <= 0) ?? known[0];
}

function byBuild(a: { readonly build: string }, b: { readonly build: string }): number {
  const [left, right] = [parseBuild(a.build), parseBuild(b.build)];
  return left && right ? compareBuilds(left, right) : 0;
}
