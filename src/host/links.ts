import type { Links } from '../ports/links.ts';
import { linkDatagrams } from './link-datagrams.ts';
import { linkNeighbours, type NeighbourPorts } from './link-neighbours.ts';

/** The links of this machine. */
export const nodeLinks = (ports: NeighbourPorts): Links => ({
  datagrams: linkDatagrams,
  hardwareOf: linkNeighbours(ports),
});
