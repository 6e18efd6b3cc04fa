import type { ErrorFact } from './error-fact.ts';

/** Addresses, ports and players. */
export const NETWORK_ERRORS = {
  'address-in-use': {
    exit: 71,
    meaning: 'An address and port that are needed are taken.',
    hint: 'Stop the other program, or choose other addresses.',
  },
  'address-unavailable': {
    exit: 71,
    meaning: 'An address is not on this machine.',
    hint: 'Use loopback (127.x.y.z) or addresses of your own interfaces. tonewall doctor tells what a guard misses.',
  },
  'port-forbidden': {
    exit: 71,
    meaning: 'A port below 1024 is not for this user.',
    hint: 'Choose a port from 1024 on, or give the process CAP_NET_BIND_SERVICE: tonewall service install does.',
  },
  'no-player': {
    exit: 2,
    meaning: 'Nothing that answered is a player.',
    hint: 'Is the address right and the player on? tonewall audit shows what answers.',
  },
  'network-refused': {
    exit: 71,
    meaning: 'Nothing could be sent on the network.',
    hint: 'Is an interface up? Give addresses: tonewall audit 192.168.1.20.',
  },
} as const satisfies Record<string, ErrorFact>;
