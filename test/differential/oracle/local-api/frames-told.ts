import type { Handled } from '../../subject/subject.ts';

/**
 * What is wrong with what a client was told through the second door: whole answers of HTTP, and after one with status 101 whole
 * frames of a server (RFC 6455 §5), of which a close is the last. Undefined where nothing is.
 */
export function answersFault({ answers, ended, reason, sent, commands = [] }: Handled): string | undefined {
  if (!ended) return 'the connection was left open after the client had closed it';
  const wasHeard = reason !== 'gone' || sent.length + commands.length > 0;
  if (answers.length === 0) return wasHeard ? 'a request without an answer' : undefined;
  return toldFault(Buffer.concat(answers));
}

function toldFault(told: Buffer): string | undefined {
  let at = 0;
  while (at < told.length) {
    const end = told.indexOf('\r\n\r\n', at);
    const head = told.toString('latin1', at, end);
    if (end < 0 || !/^HTTP\/1\.1 \d{3} /.test(head))
      return `no answer: ${told.toString('latin1', at, at + 100)}`;
    const body = end + 4;
    if (head.startsWith('HTTP/1.1 101 ')) return framesFault(told.subarray(body));
    const length = Number(/\r\ncontent-length: (\d+)(?:\r\n|$)/i.exec(head)?.[1] ?? Number.NaN);
    // The answer to HEAD tells a length and has no body: the next one, or nothing, is right behind it.
    const isOfHead = told.length === body || told.toString('latin1', body, body + 9) === 'HTTP/1.1 ';
    if (!isOfHead && told.length < body + length) return `not one whole answer: ${head}`;
    at = isOfHead ? body : body + length;
  }
  return undefined;
}

const KINDS: readonly number[] = [1, 8, 9, 10];
const CLOSE = 8;

function framesFault(frames: Buffer): string | undefined {
  let at = 0;
  while (at < frames.length) {
    const [first = 0, second = 0] = frames.subarray(at, at + 2);
    const kind = first & 0x0f;
    if ((first & 0xf0) !== 0x80 || !KINDS.includes(kind) || second > 127)
      return `a frame begins with ${first} ${second}`;
    const [head, length] = lengthAt(frames, at);
    const end = at + head + length;
    if (end > frames.length) return 'half a frame';
    const fault = kind === 1 ? messageFault(frames.subarray(at + head, end)) : undefined;
    if (fault !== undefined) return fault;
    if (kind === CLOSE && end < frames.length) return 'something after the close';
    at = end;
  }
  return undefined;
}

function lengthAt(frames: Buffer, at: number): readonly [head: number, length: number] {
  const short = frames[at + 1] ?? 0;
  if (short < 126) return [2, short];
  return short === 126 ? [4, frames.readUInt16BE(at + 2)] : [10, Number(frames.readBigUInt64BE(at + 2))];
}

function messageFault(bytes: Buffer): string | undefined {
  const message: unknown = JSON.parse(bytes.toString('utf8'));
  return Array.isArray(message) && message.length === 2 ? undefined : `no message: ${bytes.toString('utf8')}`;
}
