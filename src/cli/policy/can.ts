import { DEFAULT_FILE } from '../../config/default-file.ts';
import type { Command } from 'commander';
import type { CommandContext, Runner } from '../command.ts';
import type { CanFlags } from './can-run.ts';

const ABOUT = `Tell what somebody could do at a time: a table by room, in plain words.

  tonewall policy can --as guest --at 23:00

Every action that the catalog knows is asked about, and every service by which apps cast (AirPlay, Spotify Connect). --as takes a person, a role, nobody, or an address.`;

export function addCan(policy: Command, run: Runner): void {
  policy
    .command('can')
    .summary('what somebody could do at a time, by room')
    .description(ABOUT)
    .argument('[file]', 'the configuration file', DEFAULT_FILE)
    .requiredOption('--as <who>', 'a person, a role, nobody, or an address')
    .option('--group <group...>', 'groups it is in, besides')
    .option('--room <room...>', 'only these rooms')
    .option('--at <time>', 'local time: "2026-11-27 23:00", or 23:00 today (default: now)')
    .option('--json', 'print every action with its answer as JSON')
    .action(
      run(async (context: CommandContext, file: string, flags: CanFlags) => {
        const { can } = await import('./can-run.ts');
        return can(context, file, flags);
      }),
    );
}
