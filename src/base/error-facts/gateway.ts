import type { ErrorFact } from './error-fact.ts';

/** The firewall and the service. */
export const GATEWAY_ERRORS = {
  'no-segments': {
    exit: 64,
    meaning: 'The configuration names no segments with interfaces, so there is nothing to wall off.',
    hint: 'docs/configuration.md: segments with interface, one of which holds players.',
  },
  'firewall-refused': {
    exit: 71,
    meaning: 'The kernel or nft refused the rules; those before are still in force.',
    hint: 'It needs root (or CAP_NET_ADMIN) and nftables. tonewall firewall plan prints the rules without either.',
  },
  'rules-put-back': {
    exit: 71,
    meaning: 'The rules were taken away, and a process that keeps them in force has put them back.',
    hint: 'Stop tonewall firewall helper first; tonewall service remove does all of it.',
  },
  'service-refused': {
    exit: 71,
    meaning: 'The service could not be set up or taken away; what is missing is told. It may be tried again.',
    hint: 'tonewall service status tells what is there. journalctl -u tonewall tells why it does not start.',
  },
} as const satisfies Record<string, ErrorFact>;
