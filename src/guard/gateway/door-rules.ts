import type { Result } from '../../base/result.ts';
import { ok } from '../../base/result.ts';
import { printable } from '../../base/text.ts';
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

/** Heads that have passed, and where: the same head is the same object when it comes again (`KnownHeads`). */
const passed = new WeakMap<RequestHead, DoorNames>();

/**
 * What makes a web browser's request: a Host that is a name (DNS rebinding), an Origin, or fetch metadata that say that
 * another site asks (Fetch Metadata §2.2). No program that controls players sends any of these.
 */
export function checkDoor(head: RequestHead, names: DoorNames): Result<undefined, NotUnderstood> {
  if (passed.get(head) === names) return PASS;
  const checked = check(head, names);
  if (checked.ok) passed.set(head, names);
  return checked;
}

const PASS = ok(undefined);

function check({ version, headers }: RequestHead, { hosts }: DoorNames): Result<undefined, NotUnderstood> {
  const host = headerOf(headers, 'host')?.toLowerCase();
  if (host === undefined ? version !== '1.0' : !hosts.includes(host))
    return forbid('wrong-host', `it says ${printable(host ?? 'nothing', 60)}`);
  const own = hosts.flatMap((name) => [`http://${name}`, `https://${name}`]);
  const origin = headersOf(headers, 'origin').find((from) => !own.includes(from));
  if (origin !== undefined) return forbid('cross-site', `from ${printable(origin, 60)}`);
  const site = headersOf(headers, 'sec-fetch-site').find((from) => !OWN_SITE.includes(from.toLowerCase()));
  return site === undefined ? PASS : forbid('cross-site', `the browser says ${printable(site, 20)}`);
}

/** Fetch Metadata §2.2: the same origin, or a person who typed the address. */
const OWN_SITE: readonly string[] = ['same-origin', 'none'];

const forbid = (reason: 'wrong-host' | 'cross-site', detail: string) =>
  notUnderstood({ reason, detail, status: 403, about: 'door' });
