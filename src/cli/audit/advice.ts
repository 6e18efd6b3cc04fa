import type { Report } from '../../audit/report/model.ts';
import type { AuditScope } from '../../audit/discover/scope.ts';
import { isLoopback } from '../../base/address.ts';
import type { Terminal } from '../terminal.ts';

/** Said before a search that cannot find what the user looks for. */
export function adviseBefore({ note }: Terminal, { search }: AuditScope): void {
  if (search?.interfaces.every(isLoopback))
    note('Only loopback interfaces are searched: simulated players are found there, real ones are not.');
}

/** Said after a run that found nothing: what to try next. */
export function adviseAfter({ note }: Terminal, { summary }: Report, { search }: AuditScope): void {
  if (summary.devices > 0 || !search) return;
  note('hint: is a speaker on, and is this computer in its network (not in the guest Wi-Fi)?');
  note('hint: routers and firewalls may swallow searches. Ask an address, or try all of a network:');
  note('        tonewall audit 192.168.1.20');
  note('        tonewall audit 192.168.1.0/24');
}
