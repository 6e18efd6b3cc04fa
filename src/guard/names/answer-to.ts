import type { Endpoint } from '../../base/address.ts';
import { describeRefusal } from '../../base/refusal.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { DnsAnswer, DnsQuestion } from '../../wire/dns/message.ts';
import { readDnsAnswer } from '../../wire/dns/read-answer.ts';

/** What was answered, whatever it says; else why there is nothing. */
export type Answered = Result<DnsAnswer, string>;

export interface Asked {
  readonly to: Endpoint;
  readonly question: DnsQuestion;
  readonly id: number;
}

/** The answer in a message, if it is the one to this question. */
export function answerTo({ id, question }: Pick<Asked, 'id' | 'question'>, bytes: Uint8Array): Answered {
  const read = readDnsAnswer(bytes);
  if (!read.ok) return err(describeRefusal(read.error));
  const { value: answer } = read;
  if (answer.id !== id) return err('it has another id');
  const isSame = answer.question.name === question.name && answer.question.type === question.type;
  return isSame ? ok(answer) : err('it answers another question');
}
