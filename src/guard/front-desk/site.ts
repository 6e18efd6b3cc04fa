import type { FrontDesk } from '../../config/config.ts';

/** Where browsers find the front desk. */
export interface Site {
  readonly scheme: 'http' | 'https';
  /** What they may write as Host: with the port, and without where that is the usual one. */
  readonly hosts: readonly string[];
}

export function siteOf({ address, port }: FrontDesk): Site {
  return { scheme: 'http', hosts: port === 80 ? [address, `${address}:80`] : [`${address}:${port}`] };
}

/** `http://192.168.1.2:8080`, as a browser writes the origin of the pages. */
export const originOf = ({ scheme, hosts }: Site): string => `${scheme}://${hosts[0] ?? ''}`;

/** Where people find it. */
export const frontDeskUrl = (desk: FrontDesk): string => originOf(siteOf(desk));
