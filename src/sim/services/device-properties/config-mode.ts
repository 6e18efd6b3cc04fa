import { done, fault, type ActionModel } from '../../world.ts';

/** Codes as elsewhere: arguments, and the vendor's generic one. */
const INVALID = 402;
const REFUSED = 800;

/** 31 and 127 characters are read (86.10, by its code). */
const tooLong = (mode: string, options: string): boolean => mode.length > 31 || options.length > 127;

/**
 * A mode for setting up, which events tell as ConfigMode. Any name will do (86.10, by its code).
 * Unsure: what a player does meanwhile, and State, which here is the mode; one recorded answer would tell.
 */
const enter: ActionModel = ({ world, player, args }) => {
  const { Mode = '', Options = '' } = args;
  if (Mode === '' || tooLong(Mode, Options)) return fault(INVALID);
  player.device.configMode = Mode;
  world.changed();
  return done({ State: Mode });
};

/** Unsure: what a player says that is in no such mode. */
const exit: ActionModel = ({ world, player, args }) => {
  if (tooLong('', args['Options'] ?? '')) return fault(INVALID);
  if (player.device.configMode === undefined) return fault(REFUSED);
  delete player.device.configMode;
  world.changed();
  return done();
};

export const configModeActions: Readonly<Record<string, ActionModel>> = {
  EnterConfigMode: enter,
  ExitConfigMode: exit,
  /** Nobody presses the buttons of a simulated player. Unsure: the words of a real one. */
  GetButtonState: () => done({ State: '' }),
};
