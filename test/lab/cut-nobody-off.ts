import { must } from './gateway.ts';
import type { LabHost } from './lab.ts';

/**
 * Whoever tries every port is cut off after some hundred (`flood.test.ts`): where each port is to be tried, nobody is. As many rules as before, in one
 * transaction: with fewer, the helper would put them back.
 */
export async function cutNobodyOff(router: LabHost): Promise<string> {
  const here = await must(router, 'nft', 'list', 'chain', 'inet', 'tonewall', 'begun_here');
  const count = here.split('\n').filter((line) => line.startsWith('\t\t')).length;
  const without = `flush chain inet tonewall begun_here\n${NO_RULE.repeat(count)}`;
  return must(router, 'sh', '-c', `nft -f - <<'END'\n${CHANGE}${without}END`);
}

const NO_RULE = 'add rule inet tonewall begun_here counter\n';

const CHANGE = `flush chain inet tonewall refused
add rule inet tonewall refused counter drop
add rule inet tonewall refused goto denied
`;
