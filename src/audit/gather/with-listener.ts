import type { IpAddress } from '../../base/address.ts';
import { TonewallError } from '../../base/errors.ts';
import { err, type Result } from '../../base/result.ts';
import type { WhyUnknown } from '../evidence/observation.ts';
import type { Asker } from './asker.ts';
import { openListener, type OwnListener } from './own-listener.ts';

/** Opens a listener for the time of one question and lets the grant know of it. */
export async function withOwnListener<T>(
  asker: Asker,
  own: IpAddress,
  question: (listener: OwnListener) => Promise<Result<T, WhyUnknown>>,
): Promise<Result<T, WhyUnknown>> {
  let listener: OwnListener;
  try {
    listener = await openListener(
      { net: asker.ownSide, clock: asker.context.clock, random: asker.context.random },
      own,
    );
  } catch (cause) {
    if (!(cause instanceof TonewallError) || cause.code === 'bug') throw cause;
    return err({ kind: 'not-asked', text: `nothing can listen on ${own}`, exchange: [] });
  }
  asker.grant.ownUrls.add(listener.url);
  try {
    return await question(listener);
  } finally {
    asker.grant.ownUrls.delete(listener.url);
    await listener.close();
  }
}
