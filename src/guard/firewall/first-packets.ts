/** The first packet of a connection: the kernel remembers it when it has passed (IPS_CONFIRMED), and `new` is each that was not answered. */
export const FIRST_OF_ITS_OWN = 'ct status & confirmed == 0';
