import { printable } from '../../base/text.ts';
import type { InstalledService } from '../../guard/service/installed.ts';
import { serviceElsewhere } from '../service/elsewhere.ts';
import type { StateFlags } from '../state-folder.ts';
import { guardAnswers } from '../status/ask-guard.ts';

/** What is to be said where no guard hears of a code that is written into this state folder; undefined where one does. */
export const unheard = async (flags: StateFlags): Promise<string | undefined> =>
  (await guardAnswers(flags)) ? undefined : unheardWords(flags, await serviceElsewhere(flags));

export const unheardWords = ({ state }: StateFlags, service: InstalledService | undefined): string =>
  `NO GUARD ANSWERS AT ${printable(state)}: nobody takes this code before one runs there. ${
    service
      ? `For the service: sudo tonewall enrol --state ${service.state} --config ${printable(service.file)}, with the same name and role.`
      : 'Of one that runs elsewhere, name the folder: --state.'
  }`;
