import type { ServiceModel } from '../world.ts';
import { alarmClock } from './alarm-clock/model.ts';
import { audioIn } from './audio-in/model.ts';
import { avTransport } from './av-transport/model.ts';
import { connectionManager } from './connection-manager/model.ts';
import { contentDirectory } from './content-directory/model.ts';
import { deviceProperties } from './device-properties/model.ts';
import { groupManagement } from './group-management/model.ts';
import { groupRenderingControl } from './group-rendering-control/model.ts';
import { htControl } from './ht-control/model.ts';
import { musicServices } from './music-services/model.ts';
import { queueService } from './queue/model.ts';
import { renderingControl } from './rendering-control/model.ts';
import { systemProperties } from './system-properties/model.ts';
import { virtualLineIn } from './virtual-line-in/model.ts';
import { zoneGroupTopology } from './zone-group-topology/model.ts';

/** Every service that is modelled, one a line. */
export const SERVICE_MODELS: readonly ServiceModel[] = [
  alarmClock,
  audioIn,
  avTransport,
  connectionManager,
  contentDirectory,
  deviceProperties,
  groupManagement,
  groupRenderingControl,
  htControl,
  musicServices,
  queueService,
  renderingControl,
  systemProperties,
  virtualLineIn,
  zoneGroupTopology,
];
