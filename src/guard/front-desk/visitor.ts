import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Headers } from '../../wire/http/headers.ts';
import type { Identities } from '../identity/identities.ts';
import type { KnownSession } from '../identity/snapshot.ts';
import { cookieIn } from './cookie.ts';
import type { FormTokens } from './form-tokens.ts';
import type { Site } from './site.ts';

/** Who looks at a page. */
export interface Visitor {
  readonly address: string;
  readonly cookie: string | undefined;
  /** Who is signed in, where the cookie is good and shown from where it was given. */
  readonly known: KnownSession | undefined;
}

export function visitorOf(
  { identities, site }: { readonly identities: Pick<Identities, 'visitor'>; readonly site: Site },
  request: FastifyRequest,
): Visitor {
  const address = request.ip;
  const cookie = cookieIn(headersIn(request), site);
  return { address, cookie, known: identities.visitor({ address, cookie }) };
}

/** As they came: two of a name stay two. */
export function headersIn({ raw: { rawHeaders } }: FastifyRequest): Headers {
  return rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ''] as const] : [],
  );
}

/** What a form token is about: one purpose, one address, one session. */
export const aboutForm = (purpose: string, { address, known }: Visitor): string =>
  `${purpose} ${address} ${known?.session.id ?? ''}`;

/** The fields of a form that has these and no others, each once. */
export function fieldsOf<K extends string>(
  body: unknown,
  names: readonly K[],
): Readonly<Record<K, string>> | undefined {
  const fields = body instanceof URLSearchParams ? [...body] : [];
  const isWhole =
    fields.length === names.length && names.every((name) => fields.some(([field]) => field === name));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each name is there once
  return isWhole ? (Object.fromEntries(fields) as Record<K, string>) : undefined;
}

/** The fields of a form of ours, or an answer that it is none. */
export function formOf<K extends string>(
  {
    tokens,
    request,
    visitor,
  }: {
    readonly tokens: FormTokens;
    readonly request: FastifyRequest;
    readonly visitor: Visitor;
  },
  purpose: string,
  names: readonly K[],
): Readonly<Record<K | 'token', string>> | 'not-understood' | 'too-old' {
  const fields = fieldsOf(request.body, [...names, 'token']);
  if (!fields) return 'not-understood';
  return tokens.fits(fields.token, aboutForm(purpose, visitor)) ? fields : 'too-old';
}

export const goTo = (reply: FastifyReply, path: string): FastifyReply =>
  reply.code(303).header('location', path).send('');
