import type { HouseholdState } from '../../state/household.ts';
import type { PlayerState } from '../../state/player.ts';
import { type ActionModel, done, fault, type ServiceModel } from '../../world.ts';
import { flag } from '../declared.ts';
import { listenersOf, startTransmission, stopTransmission } from './transmission.ts';

/** Only models with a line-in carry this service (recorded: Play:5, Port, Amp). */
const setAttributes: ActionModel = ({ world, player, args }) => {
  if (!player.lineIn) return fault(800);
  Object.assign(player.lineIn, { name: args['DesiredName'], icon: args['DesiredIcon'] });
  world.changed();
  return done();
};

const setLevel: ActionModel = ({ world, player, args }) => {
  if (!player.lineIn) return fault(800);
  Object.assign(player.lineIn, {
    leftLevel: Number(args['DesiredLeftLineInLevel']),
    rightLevel: Number(args['DesiredRightLineInLevel']),
  });
  world.changed();
  return done();
};

/** Without a model, and so refused: SelectAudio. What it selects was not recorded. */
export const audioIn: ServiceModel = {
  service: 'AudioIn',
  actions: {
    GetAudioInputAttributes: ({ player }) =>
      player.lineIn ? done({ CurrentName: player.lineIn.name, CurrentIcon: player.lineIn.icon }) : fault(800),
    SetAudioInputAttributes: setAttributes,
    GetLineInLevel: ({ player }) =>
      player.lineIn
        ? done({
            CurrentLeftLineInLevel: String(player.lineIn.leftLevel),
            CurrentRightLineInLevel: String(player.lineIn.rightLevel),
          })
        : fault(800),
    SetLineInLevel: setLevel,
    StartTransmissionToGroup: startTransmission,
    StopTransmissionToGroup: stopTransmission,
  },
  evented: ({ household }, player) => ({
    kind: 'plain',
    variables: audioInVariables(household, player),
  }),
};

const audioInVariables = (
  household: HouseholdState,
  player: PlayerState,
): Readonly<Record<string, string>> => ({
  AudioInputName: player.lineIn?.name ?? '',
  Icon: player.lineIn?.icon ?? '',
  LineInConnected: flag(player.lineIn?.connected ?? false),
  LeftLineInLevel: String(player.lineIn?.leftLevel ?? 0),
  RightLineInLevel: String(player.lineIn?.rightLevel ?? 0),
  Playing: flag(listenersOf(household, player).length > 0),
});
