import type { ServiceModel } from '../world.ts';
import { zoneGroupTopology } from './zone-group-topology/model.ts';

/** Every service that is modelled, one a line. */
export const SERVICE_MODELS: readonly ServiceModel[] = [zoneGroupTopology];
