import { must } from './gateway.ts';
import type { LabHost } from './lab.ts';

/**
 * Whoever tries every port is cut off after some hundred (`flood.test.ts`): where each port is to be tried, nobody is. As many rules as before, in one
 * transaction: with fewer, the helper would put them back.
 */
export const cutNobodyOff = (router: LabHost): Promise<string> =>
  must(router, 'sh', '-c', `nft -f - <<'END'\n${CHANGE}END`);

const CHANGE = `flush chain inet tonewall refused
add rule inet tonewall refused counter drop
add rule inet tonewall refused goto denied
`;
