import type { Result } from '../../base/result.ts';
import { ok } from '../../base/result.ts';
import type { RequestHead } from '../../wire/http/head.ts';
import { headerOf, headersOf } from '../../wire/http/headers.ts';
import { notUnderstood } from '../request/refuse.ts';
import type { NotUnderstood } from '../request/understood.ts';

/** Names that lead to this door: the address under which clients know the player, with the port or without. */
export interface DoorNames {
  readonly hosts: readonly string[];
}

export const doorNames = (address: string, port: number): DoorNames => ({
  hosts: [`${address}:${port}`, address],
});

/**
 * What makes a web browser's request: a Host that is a name (DNS rebinding), an Origin, or fetch metadata that say that
 * another site asks (Fetch Metadata §2.2). No program that controls players sends any of these.
 */
export function checkDoor(
  { version, headers }: RequestHead,
  { hosts }: DoorNames,
): Result<undefined, NotUnderstood> {
  const host = headerOf(headers, 'host')?.toLowerCase();
  if (host === undefined ? version !== '1.0' : !hosts.includes(host))
    return forbid('wrong-host', 'the Host is not the address of this player');
  const origins = headersOf(headers, 'origin');
  if (
    origins.some((origin) => !hosts.some((own) => origin === `http://${own}` || origin === `https://${own}`))
  )
    return forbid('cross-site', 'the request comes from a web page of another site');
  const sites = headersOf(headers, 'sec-fetch-site').map((site) => site.toLowerCase());
  if (sites.some((site) => site !== 'same-origin' && site !== 'none'))
    return forbid('cross-site', 'the request comes from a web page of another site');
  return ok(undefined);
}

const forbid = (reason: 'wrong-host' | 'cross-site', detail: string) =>
  notUnderstood({ reason, detail, status: 403, about: 'door' });
