import type { Command } from 'commander';
import type { SubCommand } from './command.ts';
import { addCan } from './policy/can.ts';
import { addCheck } from './policy/check.ts';
import { addExplain } from './policy/explain.ts';
import { addTest } from './policy/test.ts';

const ABOUT = `Ask what tonewall.yaml permits, before anybody else does.

Nothing here touches a player or a running guard.`;

export const policy: SubCommand = {
  name: 'policy',
  add(program: Command, run) {
    const command = program.command('policy').summary('ask what tonewall.yaml permits').description(ABOUT);
    addCheck(command, run);
    addExplain(command, run);
    addTest(command, run);
    addCan(command, run);
  },
};
