import type { Report } from '../../audit/report/model.ts';
import type { AuditScope } from '../../audit/discover/scope.ts';
import { isLoopback } from '../../base/address.ts';
import type { Terminal } from '../terminal.ts';

/** Said before a search that cannot find what the user looks for. */
export function adviseBefore(terminal: Terminal, { search }: AuditScope): void {
  if (search?.interfaces.every(isLoopback))
    terminal.note(
      'Only loopback interfaces are searched: simulated players are found there, real ones are not.',
    );
}

/** Said after a run that found nothing: what to try next. */
export function adviseAfter(terminal: Terminal, { summary }: Report, { search }: AuditScope): void {
  if (summary.devices > 0 || !search) return;
  terminal.note('hint: is a speaker on, and is this computer in its network (not in the guest Wi-Fi)?');
  terminal.note('hint: routers and firewalls may swallow searches. Ask an address, or try all of a network:');
  terminal.note('        tonewall audit 192.168.1.20');
  terminal.note('        tonewall audit 192.168.1.0/24');
}
