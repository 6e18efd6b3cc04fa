import type { FrontDesk } from '../../config/config.ts';

/** Where browsers find the front desk. */
export interface Site {
  readonly scheme: 'http' | 'https';
  /** What they may write as Host: with the port, and without where that is the usual one. */
  readonly hosts: readonly string[];
  /** The name alone, where there is one: what passkeys are for. */
  readonly name?: string;
}

/** One with a name has TLS and answers under that name alone; one without answers under its address alone. */
export function siteOf({ address, port, name }: FrontDesk): Site {
  if (name === undefined) return { scheme: 'http', hosts: hostsOf(address, port, 80) };
  return { scheme: 'https', hosts: hostsOf(name, port, 443), name };
}

const hostsOf = (host: string, port: number, usual: number): readonly string[] =>
  port === usual ? [host, `${host}:${port}`] : [`${host}:${port}`];

/** `http://192.168.1.2:8080`, as a browser writes the origin of the pages. */
export const originOf = ({ scheme, hosts }: Site): string => `${scheme}://${hosts[0] ?? ''}`;

/** Where people find it. */
export const frontDeskUrl = (desk: FrontDesk): string => originOf(siteOf(desk));
