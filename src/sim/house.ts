import type { Log } from '../ports/log.ts';
import type { EventEngine } from './events/engine.ts';
import type { FaultBoard } from './faults/board.ts';
import type { Recorder } from './recorder/recorder.ts';
import type { Page } from './server/page.ts';
import type { ServiceModel, World } from './world.ts';

/** What all doors of all players of a running household share. */
export interface House {
  readonly world: World;
  readonly log: Log;
  readonly recorder: Recorder;
  readonly faults: FaultBoard;
  readonly events: EventEngine;
  /** By service name. */
  readonly models: ReadonlyMap<string, ServiceModel>;
  readonly pages: readonly Page[];
}
