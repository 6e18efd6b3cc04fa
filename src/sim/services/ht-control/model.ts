import { type ActionModel, done, fault, type ServiceModel } from '../../world.ts';
import type { PlayerState } from '../../state/player.ts';

/**
 * The television side of a sound bar. Remote control is modelled as "none is set up"; learning a remote is refused.
 * The states live beside the player for as long as it runs.
 */
interface TvSettings {
  irRepeater: string;
  ledFeedback: string;
}

const settings = new WeakMap<PlayerState, TvSettings>();

function settingsOf(player: PlayerState): TvSettings {
  const known = settings.get(player) ?? { irRepeater: 'Disabled', ledFeedback: 'On' };
  settings.set(player, known);
  return known;
}

const setIrRepeater: ActionModel = ({ world, player, args }) => {
  if (!player.tv) return fault(800);
  settingsOf(player).irRepeater = args['DesiredIRRepeaterState'] ?? 'Disabled';
  world.changed();
  return done();
};

const setLedFeedback: ActionModel = ({ world, player, args }) => {
  if (!player.tv) return fault(800);
  settingsOf(player).ledFeedback = args['LEDFeedbackState'] ?? 'On';
  world.changed();
  return done();
};

export const htControl: ServiceModel = {
  service: 'HTControl',
  actions: {
    GetIRRepeaterState: ({ player }) => done({ CurrentIRRepeaterState: settingsOf(player).irRepeater }),
    SetIRRepeaterState: setIrRepeater,
    GetLEDFeedbackState: ({ player }) => done({ LEDFeedbackState: settingsOf(player).ledFeedback }),
    SetLEDFeedbackState: setLedFeedback,
    IsRemoteConfigured: () => done({ RemoteConfigured: '0' }),
  },
  evented: (_, player) => ({
    kind: 'plain',
    variables: {
      TOSLinkConnected: player.tv?.connected ? '1' : '0',
      IRRepeaterState: settingsOf(player).irRepeater,
    },
  }),
};
