import { DEFAULT_FILE } from '../../config/default-file.ts';
import { type Command, Option } from 'commander';
import type { CommandContext, Runner } from '../command.ts';
import type { ExplainFlags } from './explain-run.ts';

const ABOUT = `Tell what the policy decides about one request, why, and which rule of the file it was.

  tonewall policy explain --as guest --action RenderingControl.SetVolume --room Kitchen --volume 80

--as takes a person, a role (a known device in that role), nobody, or an address (nobody in particular, from there).`;

export function addExplain(policy: Command, run: Runner): void {
  policy
    .command('explain')
    .summary('what is decided about one request, and why')
    .description(ABOUT)
    .argument('[file]', 'the configuration file', DEFAULT_FILE)
    .requiredOption('--as <who>', 'a person, a role, nobody, or an address')
    .requiredOption('--action <name>', 'AVTransport.Play, page./status/zp, event.RenderingControl')
    .requiredOption('--room <room...>', 'the room asked, and others that it reaches')
    .option('--group <group...>', 'groups it is in, besides')
    .option('--class <class>', 'the risk class, where it cannot be told from the name')
    .option('--volume <level>', 'how loud the rooms would be, 0 to 100 or unknown')
    .option('--now <level>', 'how loud they are, 0 to 100')
    .option('--source <uri>', 'a place that the player would fetch from')
    .addOption(
      new Option('--use <use>', 'what for')
        .choices(['media', 'art', 'share', 'software', 'other'])
        .default('media'),
    )
    .option('--at <time>', 'local time: "2026-11-27 23:00", or 23:00 today (default: now)')
    .option('--approved', 'an owner has approved it')
    .option('--json', 'print the request and the decision as JSON')
    .action(
      run(async (context: CommandContext, file: string, flags: ExplainFlags) => {
        const { explain } = await import('./explain-run.ts');
        return explain(context, file, flags);
      }),
    );
}
