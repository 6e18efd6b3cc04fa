import { parseBuild } from '../../../base/build.ts';
import type { HouseholdState } from '../../state/household.ts';
import { type ActionModel, done, fault, type ServiceModel } from '../../world.ts';

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

/** Left out: StartTransmissionToGroup, StopTransmissionToGroup and SelectAudio, which players send to each other. */
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
  },
  evented: ({ household }, { id, build, lineIn }) => ({
    kind: 'plain',
    variables: {
      AudioInputName: lineIn?.name ?? '',
      Icon: lineIn?.icon ?? '',
      LineInConnected: lineIn?.connected ? '1' : '0',
      LeftLineInLevel: String(lineIn?.leftLevel ?? 0),
      RightLineInLevel: String(lineIn?.rightLevel ?? 0),
      // Absent from the event of 56.0.
      ...((parseBuild(build)?.major ?? 0) >= 57 ? { Playing: isHeard(household, id) ? '1' : '0' } : {}),
    },
  }),
};

/** Somebody in the household plays the input. */
const isHeard = ({ players }: HouseholdState, id: string): boolean =>
  Object.values(players).some(({ transport }) => transport.uri === `x-rincon-stream:${id}`);
