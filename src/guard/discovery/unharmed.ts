import type { Log } from '../../ports/log.ts';
import { Complaint } from './complaint.ts';

/**
 * Handles datagrams, and goes on where one cannot be handled: that is a defect of ours, and is said once for each problem. Whoever may send a
 * datagram must not be able to end the guard with it.
 */
export function unharmed<Arguments extends readonly unknown[]>(
  log: Log,
  handle: (...datagram: Arguments) => void | Promise<void>,
): (...datagram: Arguments) => void {
  const complaint = new Complaint(log, 'a datagram could not be handled: please report this as a defect');
  return (...datagram) => {
    try {
      handle(...datagram)?.catch((cause: unknown) => complaint.about(cause));
    } catch (cause) {
      complaint.about(cause);
    }
  };
}
