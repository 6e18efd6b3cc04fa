import { hasRoom, LONGEST, MOST } from '../../state/limits.ts';
import { type ActionModel, done, fault, type ServiceModel } from '../../world.ts';
import { flag, isTrue } from '../declared.ts';
import { accountActions } from './accounts.ts';
import { systemPropertiesEvented } from './evented.ts';
import { touch } from './touch.ts';

/** Unsure: the code for a name that is not set; 800 is the vendor's generic one. */
const NOT_SET = 800;
const FULL = 800;
const INVALID = 402;
const RDM = 'EnableRDM';

/** Anybody may keep anything here: a bounded number of bounded texts. */
const setString: ActionModel = ({ world, args }) => {
  const { strings } = world.household;
  const { VariableName: name = '', StringValue: value = '' } = args;
  if (name.length > LONGEST.string || value.length > LONGEST.string) return fault(INVALID);
  if (!Object.hasOwn(strings, name) && !hasRoom(Object.keys(strings), 1, MOST.strings)) return fault(FULL);
  world.household.strings = { ...strings, [name]: value };
  return touch(world);
};

/**
 * Without a model, and so refused: ProvisionCredentialedTrialAccountX and ResetThirdPartyCredentials, which stand in
 * the SCPD but have been dead since 57.10.
 */
export const systemProperties: ServiceModel = {
  service: 'SystemProperties',
  actions: {
    GetString: ({ world, args }) => {
      const { strings } = world.household;
      const name = args['VariableName'] ?? '';
      return Object.hasOwn(strings, name) ? done({ StringValue: strings[name] ?? '' }) : fault(NOT_SET);
    },
    SetString: setString,
    Remove: ({ world, args }) => {
      const { [args['VariableName'] ?? '']: _gone, ...rest } = world.household.strings;
      world.household.strings = rest;
      return touch(world);
    },
    GetRDM: ({ world }) => done({ RDMValue: flag(isTrue(world.household.strings[RDM])) }),
    EnableRDM: ({ world, args }) => {
      world.household.strings = { ...world.household.strings, [RDM]: flag(isTrue(args['RDMValue'])) };
      return touch(world);
    },
    DoPostUpdateTasks: () => done(),
    ...accountActions,
  },
  acknowledged: { DoPostUpdateTasks: 'unsure: what players do after an update; nothing was seen to change' },
  evented: systemPropertiesEvented,
};
