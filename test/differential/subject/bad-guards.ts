import type { AccessRequest } from '../../../src/guard/policy/access-request.ts';
import type { WholeRequest } from '../../../src/guard/request/whole-request.ts';
import { headerOf } from '../../../src/wire/http/headers.ts';
import { createRequestReader } from '../../../src/wire/http/reader.ts';
import { writeRequest } from '../../../src/wire/http/write.ts';
import { childrenOf, textOf, type XmlElement } from '../../../src/wire/xml/element.ts';
import { readXml } from '../../../src/wire/xml/read.ts';
import { CLIENT_ADDRESS, type Room } from '../generate/houses.ts';
import { askedAboutExecuted } from '../oracle/asked-about-executed.ts';
import type { Executed } from '../oracle/executed.ts';
import { REFERENCE } from '../oracle/reference-policy.ts';
import { memoryStream } from './memory-stream.ts';
import type { Handled, Subject } from './subject.ts';

/*
 * Guards as they are built in good faith and passed every day. They read one request with the strict reader, so that each
 * has its own hole and no other; the oracle has to find it.
 */

type Reading = Extract<Executed, { kind: 'call' | 'spotify' }>;

/** What a guard takes a request for; undefined refuses. */
type Judge = (request: WholeRequest) => Reading | undefined;

const guardThat =
  (judge: Judge, write: (request: WholeRequest, pieces: readonly Uint8Array[]) => Uint8Array): Subject =>
  async ({ room, pieces }) => {
    const request = await wholeOf(pieces);
    const reading = request && judge(request);
    if (!request || !reading || !isPermitted(room, reading)) return nothingSent;
    return {
      ...nothingSent,
      sent: [{ bytes: write(request, pieces), judged: undefined }],
      reason: 'permitted-by-rule',
    };
  };

export const nothingSent: Handled = {
  sent: [],
  deliveries: [],
  answers: [],
  due: 0,
  ended: true,
  reason: 'refused',
};

const isPermitted = (room: Room, reading: Reading): boolean =>
  REFERENCE.decide(question(room, reading)).effect === 'permit';

const question = (room: Room, reading: Reading): AccessRequest => askedAboutExecuted(room, reading);

export async function wholeOf(pieces: readonly Uint8Array[]): Promise<WholeRequest | undefined> {
  const stream = memoryStream(pieces);
  const reader = createRequestReader();
  for (let bytes = await stream.read(); bytes; bytes = await stream.read()) {
    const progress = reader.push(bytes);
    if (!progress.ok) return undefined;
    if (progress.value.kind === 'message')
      return progress.value.rest.length === 0 ? progress.value : undefined;
  }
  return undefined;
}

/** Written anew but for the body, as a proxy does. */
const withBodyOf = ({ head, body }: WholeRequest): Uint8Array =>
  writeRequest({
    method: head.method,
    target: head.target,
    headers: [
      ['HOST', `${CLIENT_ADDRESS}:1400`],
      ['SOAPACTION', headerOf(head.headers, 'soapaction') ?? ''],
    ],
    body,
  });

const inPath = (target: string): string => /(\w+)\/Control$/.exec(target)?.[1] ?? '';

/** Lets pass what the header calls a read. */
export const trustsSoapAction = guardThat(({ head }) => {
  const [, action = ''] = /#(\w+)"?$/.exec(headerOf(head.headers, 'soapaction') ?? '') ?? [];
  return action.startsWith('Get')
    ? { kind: 'call', service: inPath(head.target), action, args: {} }
    : undefined;
}, withBodyOf);

/** Lets pass what the query says is a question to Spotify Connect. */
export const trustsTheQuery = guardThat(
  ({ head }) =>
    /^\/spotifyzc\?action=getInfo(?:&|$)/.test(head.target)
      ? { kind: 'spotify', action: 'getInfo', fields: [] }
      : undefined,
  (_, pieces) => Buffer.concat(pieces),
);

/** Looks for the action in the text of the form, and sends it on. */
export const matchesTheForm = guardThat(
  ({ head, body }) =>
    head.target.startsWith('/spotifyzc') && /(?:^|&)action=addUser(?:&|$)/.test(Buffer.from(body).toString())
      ? { kind: 'spotify', action: 'addUser', fields: [] }
      : undefined,
  (_, pieces) => Buffer.concat(pieces),
);

/** Reads the body rightly, each argument by its name, and sends on the client's own bytes. */
export const forwardsBytes = guardThat(
  (request) => callIn(request, (args) => Object.fromEntries(args)),
  (_, pieces) => Buffer.concat(pieces),
);

/** Looks for a volume in the text. */
export const matchesText = guardThat((request) => {
  const text = Buffer.from(request.body).toString('utf8');
  const [, volume] = /<DesiredVolume>(\d+)<\/DesiredVolume>/.exec(text) ?? [];
  return callIn(request, (args) => {
    const others = Object.fromEntries(args.filter(([name]) => name !== 'DesiredVolume'));
    return volume === undefined ? others : { ...others, DesiredVolume: volume };
  });
}, withBodyOf);

type Arguments = readonly (readonly [name: string, value: string])[];

function callIn(
  { head, body }: WholeRequest,
  argsOf: (args: Arguments) => Readonly<Record<string, string>>,
): Reading | undefined {
  const root = readXml(body);
  const action = root.ok ? soleGrandchild(root.value) : undefined;
  if (!action) return undefined;
  // Booleans of other services have spellings, which would be another hole.
  if (inPath(head.target) !== 'RenderingControl') return undefined;
  const args = childrenOf(action).map((child) => [child.local, textOf(child)] as const);
  return { kind: 'call', service: inPath(head.target), action: action.local, args: argsOf(args) };
}

function soleGrandchild(root: XmlElement): XmlElement | undefined {
  const [body] = childrenOf(root, 'Body');
  return body && childrenOf(body)[0];
}
