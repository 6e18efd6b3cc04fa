import { type LabHost, scriptPath } from './lab.ts';
import type { LabProcess, RunOptions } from './process.ts';
import type { TicksInput } from './scripts/ticks.ts';

/** At a TCP port whoever comes is told something every 200 ms; at a UDP port what comes is sent back. */
export const ticksAt = (from: LabHost, input: TicksInput): Promise<LabProcess> =>
  from.start(process.execPath, [scriptPath('ticks.ts'), JSON.stringify(input)], { ready: 'ticks' });

/** Holds one connection to where there are ticks. Ready, where nothing else is asked for, when something has come. */
export const hearTicks = (
  from: LabHost,
  to: { readonly host: string; readonly port: number },
  ready: RunOptions['ready'] = /bytes=[1-9]/,
): Promise<LabProcess> =>
  from.start(process.execPath, [scriptPath('hear-ticks.ts'), JSON.stringify(to)], { ready });

/** How many bytes have come by a connection, as it last printed. */
export const bytesOf = (held: LabProcess): number =>
  Number([...held.output().matchAll(/bytes=(\d+)/g)].at(-1)?.[1]);
