import { existsSync } from 'node:fs';
import { ip } from './ip.ts';
import { newPrefix } from './names.ts';
import { removeNamespace, sweepAbandoned } from './sweep.ts';

let known: { readonly reason: string | undefined } | undefined;

/** Why network namespaces cannot be had here, as a reason to skip; undefined when they can. Tried once, for real. */
export function labCapability(): string | undefined {
  known ??= { reason: probe() };
  return known.reason;
}

function probe(): string | undefined {
  if (process.platform !== 'linux') return 'network namespaces exist on Linux only';
  if (process.getuid?.() !== 0) return 'network namespaces need root';
  if (!existsSync('/usr/sbin/ip') && !existsSync('/sbin/ip')) return 'ip (iproute2) is not installed';
  sweepAbandoned();
  const name = `${newPrefix()}probe`;
  try {
    ip('netns', 'add', name);
    ip('-n', name, 'link', 'add', 'bridge0', 'type', 'bridge');
    ip('-n', name, 'link', 'add', 'end0', 'type', 'veth', 'peer', 'name', 'end1');
    return undefined;
  } catch (error) {
    return `the kernel gives no namespaces, bridges or veth: ${error instanceof Error ? error.message : 'unknown'}`;
  } finally {
    removeNamespace(name);
  }
}
