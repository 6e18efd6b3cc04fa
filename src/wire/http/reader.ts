import { refuser } from '../../base/refusal.ts';
import { type HttpLimits, REQUEST_LIMITS, RESPONSE_LIMITS } from '../limits.ts';
import { requestFraming, responseFraming } from './framing.ts';
import { requestHeadOf, responseHeadOf, type RequestHead, type ResponseHead } from './head.ts';
import { type MessageReader, PieceReader } from './piece-reader.ts';

export type { MessageReader, Progress } from './piece-reader.ts';

const refuse = refuser('http');

/** A body over `maxBodyBytes` is a refusal, as early as its length is told. */
export function createRequestReader(limits: Partial<HttpLimits> = {}): MessageReader<RequestHead> {
  const all = { ...REQUEST_LIMITS, ...limits };
  return new PieceReader<RequestHead>({
    limits: all,
    ends: 'crlf',
    strict: true,
    parseHead: (lines) => requestHeadOf(lines, all),
    framing: (head) => requestFraming(head, refuse),
    interim: () => false,
  });
}

/** `requestMethod` matters for HEAD, whose answers have no body. A body over `maxBodyBytes` is cut: `truncated`. */
export function createResponseReader({
  limits = {},
  requestMethod,
}: {
  readonly limits?: Partial<HttpLimits>;
  readonly requestMethod: string;
}): MessageReader<ResponseHead> {
  const all = { ...RESPONSE_LIMITS, ...limits };
  return new PieceReader<ResponseHead>({
    limits: all,
    ends: 'lf-too',
    strict: false,
    parseHead: (lines) => responseHeadOf(lines, all),
    framing: (head) => responseFraming(head, { requestMethod, refuse }),
    interim: ({ status }) => status < 200 && status !== 101,
  });
}
