import { must } from './gateway.ts';
import type { LabHost } from './lab.ts';

/**
 * Whoever tries every port is cut off after some hundred (`flood.test.ts`): where each port is to be tried, nobody is. As many rules as before, in one
 * transaction: with fewer, the helper would put them back.
 */
export async function cutNobodyOff(router: LabHost): Promise<string> {
  const without = await Promise.all(['begun_here', 'begun_beside'].map((chain) => emptied(router, chain)));
  return must(router, 'sh', '-c', `nft -f - <<'END'\n${CHANGE}${without.join('')}END`);
}

async function emptied(router: LabHost, chain: string): Promise<string> {
  const here = await must(router, 'nft', 'list', 'chain', 'inet', 'tonewall', chain);
  const count = here.split('\n').filter((line) => line.startsWith('\t\t')).length;
  return `flush chain inet tonewall ${chain}\n${`add rule inet tonewall ${chain} counter\n`.repeat(count)}`;
}

const CHANGE = `flush chain inet tonewall refused
add rule inet tonewall refused counter drop
add rule inet tonewall refused goto denied
`;
