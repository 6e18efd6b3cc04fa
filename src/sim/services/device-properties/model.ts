import type { ServiceModel } from '../../world.ts';
import { autoplayActions } from './autoplay.ts';
import { bondingActions } from './bonding.ts';
import { devicePropertiesEvented } from './evented.ts';
import { zoneActions } from './zone.ts';

/**
 * Without a model, and so refused: EnterConfigMode, ExitConfigMode, GetButtonState and the chirping of room detection.
 * What they answer was not recorded.
 */
export const deviceProperties: ServiceModel = {
  service: 'DeviceProperties',
  actions: { ...zoneActions, ...autoplayActions, ...bondingActions },
  evented: devicePropertiesEvented,
};
