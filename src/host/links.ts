import type { Clock } from '../ports/clock.ts';
import type { Exec } from '../ports/exec.ts';
import type { Links } from '../ports/links.ts';
import { linkDatagrams } from './link-datagrams.ts';
import { linkNeighbours } from './link-neighbours.ts';

/** The links of this machine. */
export const nodeLinks = (clock: Pick<Clock, 'elapsed'>, exec: Exec): Links => ({
  datagrams: linkDatagrams,
  hardwareOf: linkNeighbours(clock, exec),
});
