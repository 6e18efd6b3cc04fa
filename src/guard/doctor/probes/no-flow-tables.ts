import { partProbe } from '../kernel-part.ts';

export const noFlowTables = partProbe({
  id: 'no-flow-tables',
  title: 'The kernel cannot forward connections past its rules (flow tables)',
  meaning:
    'With them, connections that were let through once take a shorter way through the kernel. Tonewall does not use them: ' +
    'no rule is asked on that way, so a player that is cut off would go on, and nothing would be counted.',
  what: 'flow tables',
  option: 'CONFIG_NF_FLOW_TABLE',
  module: 'nf_flow_table',
});
