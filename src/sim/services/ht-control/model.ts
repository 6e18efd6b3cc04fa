import { type ActionModel, done, fault, type ServiceModel } from '../../world.ts';

/** The television side of a sound bar. No remote control is set up, and learning one is refused. */
const setIrRepeater: ActionModel = ({ world, player, args }) => {
  if (!player.tv) return fault(800);
  player.tv.irRepeater = args['DesiredIRRepeaterState'] ?? 'Disabled';
  world.changed();
  return done();
};

const setLedFeedback: ActionModel = ({ world, player, args }) => {
  if (!player.tv) return fault(800);
  player.tv.ledFeedback = args['LEDFeedbackState'] ?? 'On';
  world.changed();
  return done();
};

export const htControl: ServiceModel = {
  service: 'HTControl',
  actions: {
    GetIRRepeaterState: ({ player }) => done({ CurrentIRRepeaterState: player.tv?.irRepeater ?? 'Disabled' }),
    SetIRRepeaterState: setIrRepeater,
    GetLEDFeedbackState: ({ player }) => done({ LEDFeedbackState: player.tv?.ledFeedback ?? 'On' }),
    SetLEDFeedbackState: setLedFeedback,
    IsRemoteConfigured: () => done({ RemoteConfigured: '0' }),
  },
  evented: (_, player) => ({
    kind: 'plain',
    variables: {
      TOSLinkConnected: player.tv?.connected ? '1' : '0',
      IRRepeaterState: player.tv?.irRepeater ?? 'Disabled',
    },
  }),
};
