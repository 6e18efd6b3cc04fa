import type { Command } from 'commander';
import type { SubCommand } from './command.ts';
import { stateOption } from './state-folder.ts';
import type { AuthorityFlags } from './authority/run.ts';

const ABOUT = `Print the certificate of the guard's own authority (PEM), for devices that are to trust it.

The guard signs the certificates of its doors on port 1443 and, where none is named, of its front desk. Whoever trusts this certificate trusts this guard. Its private key never leaves the state folder.`;

export const authority: SubCommand = {
  name: 'authority',
  add(program: Command, run) {
    program
      .command('authority')
      .summary("print the certificate of the guard's own authority")
      .description(ABOUT)
      .addOption(stateOption())
      .option('--json', 'print a JSON object with the certificate and its fingerprint')
      .action(
        run(async (context, flags: AuthorityFlags) => {
          const { printAuthority } = await import('./authority/run.ts');
          return printAuthority(context, flags);
        }),
      );
  },
};
