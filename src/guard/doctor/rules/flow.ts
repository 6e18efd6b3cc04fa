import type { Cidr } from '../../../base/address.ts';
import type { Cidr6 } from './network.ts';

export type Hook = 'prerouting' | 'input' | 'forward' | 'output' | 'postrouting';

/** Packets that Tonewall needs to pass, as far as they are known; what is undefined may be anything. */
export interface Flow {
  /** As it stands behind "drops": `what people of home send to players`. */
  readonly what: string;
  readonly hooks: readonly Hook[];
  readonly in?: string | undefined;
  readonly out?: string | undefined;
  readonly source?: readonly Cidr[];
  readonly destination?: readonly Cidr[];
  /** Where it is of IPv6 and not of IPv4: from and to where. */
  readonly ipv6?: { readonly source?: readonly Cidr6[]; readonly destination?: readonly Cidr6[] };
  readonly protocol?: 'tcp' | 'udp';
  readonly ports?: readonly number[];
  readonly state: 'new' | 'established';
  /** The firewall has redirected it. */
  readonly isRedirected?: true;
}

/** Many as one range. */
export const portsOf = ({ ports = [] }: Flow, range: string, comma = ','): string =>
  ports.length > 8 ? `${Math.min(...ports)}${range}${Math.max(...ports)}` : ports.join(comma);

export const isForwarded = ({ hooks }: Flow): boolean => hooks.includes('forward');

/** Three-valued, as a flow is many packets and rules ask things that are not known here. */
export type Answer = 'yes' | 'no' | 'maybe';

/** Of the packets of a flow: each of them, none, or some. */
export function ofAll(answers: readonly Answer[]): Answer {
  if (answers.every((answer) => answer === 'yes')) return 'yes';
  return answers.every((answer) => answer === 'no') ? 'no' : 'maybe';
}

/** At least one of several alternatives. */
export function anyOf(answers: readonly Answer[]): Answer {
  if (answers.includes('yes')) return 'yes';
  return answers.includes('maybe') ? 'maybe' : 'no';
}

/** All of several conditions. */
export function allOf(answers: readonly Answer[]): Answer {
  if (answers.includes('no')) return 'no';
  return answers.includes('maybe') ? 'maybe' : 'yes';
}

export const not = (answer: Answer): Answer => (answer === 'yes' ? 'no' : answer === 'no' ? 'yes' : 'maybe');
