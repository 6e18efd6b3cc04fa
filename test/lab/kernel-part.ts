import { spawnSync } from 'node:child_process';
import { labCapability } from './capability.ts';
import { ip } from './ip.ts';
import { newPrefix } from './names.ts';
import { removeNamespace } from './sweep.ts';

/** A part of the kernel that not every kernel has. */
interface KernelPart {
  /** As it stands in a sentence: `VLAN devices`. */
  readonly what: string;
  /** Commands that only a kernel with it takes, in a namespace with a card `end0`. */
  readonly tried: readonly (readonly string[])[];
}

/** Why tests that need the part cannot run here, as a reason to skip; undefined when they can. Tried once, for real. */
export function withoutPart(part: KernelPart): () => string | undefined {
  let known: { readonly reason: string | undefined } | undefined;
  return () => {
    known ??= { reason: labCapability() ?? probe(part) };
    return known.reason;
  };
}

function probe({ what, tried }: KernelPart): string | undefined {
  const name = `${newPrefix()}part`;
  try {
    ip('netns', 'add', name);
    ip('-n', name, 'link', 'add', 'end0', 'type', 'veth', 'peer', 'name', 'end1');
    for (const command of tried) {
      const { status, stderr } = spawnSync('ip', ['netns', 'exec', name, ...command], { encoding: 'utf8' });
      if (status !== 0) return `the kernel has no ${what}: ${stderr.trim().split('\n')[0]}`;
    }
    return undefined;
  } finally {
    removeNamespace(name);
  }
}
