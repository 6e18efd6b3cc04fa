import type { ServiceModel } from '../world.ts';
import { avTransport } from './av-transport/model.ts';
import { groupRenderingControl } from './group-rendering-control/model.ts';
import { renderingControl } from './rendering-control/model.ts';
import { zoneGroupTopology } from './zone-group-topology/model.ts';

/** Every service that is modelled, one a line. */
export const SERVICE_MODELS: readonly ServiceModel[] = [
  avTransport,
  groupRenderingControl,
  renderingControl,
  zoneGroupTopology,
];
