import { done, fault, type ServiceModel } from '../../world.ts';
import { flag, isTrue } from '../declared.ts';
import { accountActions } from './accounts.ts';
import { systemPropertiesEvented } from './evented.ts';
import { touch } from './touch.ts';

/** Unsure: the code for a name that is not set; 800 is the vendor's generic one. */
const NOT_SET = 800;
const RDM = 'EnableRDM';

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
    SetString: ({ world, args }) => {
      world.household.strings = {
        ...world.household.strings,
        [args['VariableName'] ?? '']: args['StringValue'] ?? '',
      };
      return touch(world);
    },
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
