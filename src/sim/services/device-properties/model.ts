import type { ServiceModel } from '../../world.ts';
import { autoplayActions } from './autoplay.ts';
import { bondingActions } from './bonding.ts';
import { configModeActions } from './config-mode.ts';
import { devicePropertiesEvented } from './evented.ts';
import { zoneActions } from './zone.ts';

/** Without a model, and so refused: the chirping of room detection, whose answers were not recorded. */
export const deviceProperties: ServiceModel = {
  service: 'DeviceProperties',
  actions: { ...zoneActions, ...autoplayActions, ...bondingActions, ...configModeActions },
  evented: devicePropertiesEvented,
};
