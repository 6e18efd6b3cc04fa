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
    ReportAlarmStartedRunning: () => done(),
    SubmitDiagnostics: submitDiagnostics,
    RegisterMobileDevice: registerMobileDevice,
  },
  acknowledged: {
    ReportAlarmStartedRunning: 'unsure: players say it to each other; nothing was seen to change',
    SubmitDiagnostics: 'nothing leaves this machine; the number is invented',
  },
  evented: zoneGroupTopologyEvented,
};
