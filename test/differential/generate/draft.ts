/** A request on its way to be written; tricks change it. Texts are Latin-1 characters, one for each byte. */
export interface Draft {
  method: string;
  target: string;
  version: string;
  headers: [name: string, value: string][];
  body: Uint8Array;
  /** How the length of the body is told; undefined stands for one honest Content-Length, or nothing without a body. */
  framing: Framing | undefined;
  lineEnd: string;
  /** Bytes before the request line and after the body. */
  before: Uint8Array;
  after: Uint8Array;
}

export interface Framing {
  /** Whole lines without their ends. */
  readonly lines: readonly string[];
  /** The body as it goes over the wire. */
  readonly body: Uint8Array;
  /** Put before the other headers. */
  readonly first: boolean;
}

const NOTHING = new Uint8Array(0);

export const draftOf = (
  method: string,
  target: string,
  headers: readonly (readonly [string, string])[],
  body: Uint8Array = NOTHING,
): Draft => ({
  method,
  target,
  version: 'HTTP/1.1',
  headers: headers.map(([name, value]) => [name, value]),
  body,
  framing: undefined,
  lineEnd: '\r\n',
  before: NOTHING,
  after: NOTHING,
});

const honest = ({ method, body }: Draft): Framing => ({
  lines: body.length > 0 || method === 'POST' ? [`Content-Length: ${body.length}`] : [],
  body,
  first: false,
});

/** The bytes. Nothing is checked: what a trick wrote goes out as it is. */
export function writeDraft(draft: Draft): Uint8Array {
  const { method, target, version, headers, lineEnd, before, after } = draft;
  const framing = draft.framing ?? honest(draft);
  const told = headers.map(([name, value]) => `${name}: ${value}`);
  const lines = framing.first ? [...framing.lines, ...told] : [...told, ...framing.lines];
  const start = version === '' ? `${method} ${target}` : `${method} ${target} ${version}`;
  const head = Buffer.from([start, ...lines, '', ''].join(lineEnd), 'latin1');
  return Buffer.concat([before, head, framing.body, after]);
}
