import type { NetInterface } from '../../../ports/net.ts';
import type { DoctorPorts } from '../probe.ts';

/** A second address may go by a label of its card (`eth0:1`, ip-address(8)). */
const cardOf = ({ name }: NetInterface): string => name.split(':')[0] ?? name;

/** IPv4 addresses of cards that are up, by card. */
export const ownAddresses = ({ net }: Pick<DoctorPorts, 'net'>): readonly NetInterface[] =>
  net.interfaces().map((own) => ({ ...own, name: cardOf(own) }));

/** The card that has an address. */
export const cardWith = (ports: Pick<DoctorPorts, 'net'>, address: string): string | undefined =>
  ownAddresses(ports).find((own) => own.address === address)?.name;
