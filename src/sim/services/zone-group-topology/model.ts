import type { ServiceModel } from '../../world.ts';
import { zoneGroupTopologyEvented } from './evented.ts';
import {
  beginSoftwareUpdate,
  registerMobileDevice,
  reportUnresponsiveDevice,
  submitDiagnostics,
} from './effects.ts';
import { getZoneGroupAttributes, getZoneGroupState, checkForUpdate } from './reads.ts';
import { done } from '../../world.ts';

export const zoneGroupTopology: ServiceModel = {
  service: 'ZoneGroupTopology',
  actions: {
    GetZoneGroupState: getZoneGroupState,
    GetZoneGroupAttributes: getZoneGroupAttributes,
    CheckForUpdate: checkForUpdate,
    BeginSoftwareUpdate: beginSoftwareUpdate,
    ReportUnresponsiveDevice: reportUnresponsiveDevice,
    /** Players tell each other; whoever hears it does nothing that can be seen. */
    ReportAlarmStartedRunning: () => done(),
    SubmitDiagnostics: submitDiagnostics,
    RegisterMobileDevice: registerMobileDevice,
  },
  evented: zoneGroupTopologyEvented,
};
