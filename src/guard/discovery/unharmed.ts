import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { Complaint } from './complaint.ts';

/**
 * Handles datagrams, and goes on where one cannot be handled: that is a defect of ours, and is said once for each problem. Whoever may send a
 * datagram must not be able to end the guard with it.
 */
export function unharmed<Arguments extends readonly unknown[]>(
  log: Log,
  handle: (...datagram: Arguments) => void | Promise<void>,
  problem = 'a datagram could not be handled',
): (...datagram: Arguments) => void {
  const complaint = new Complaint(log, `${problem}: please report this as a defect`);
  return (...datagram) => {
    try {
      handle(...datagram)?.catch((cause: unknown) => complaint.about(cause));
    } catch (cause) {
      complaint.about(cause);
    }
  };
}

/** The same for what is done later: answers wait for their moment, and players are asked again. */
export function unharmedClock(clock: Clock, log: Log): Clock {
  const handle = unharmed(log, (callback: () => void) => callback(), 'what was due could not be done');
  return {
    ...clock,
    after: (ms, callback, options) => clock.after(ms, () => handle(callback), options),
  };
}
