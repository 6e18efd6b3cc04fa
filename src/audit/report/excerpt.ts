import type { HttpEntry, TranscriptEntry } from '../evidence/transcript.ts';
import type { Item } from '../judge/check.ts';
import type { ReportExcerpt } from './model.ts';

const MAX_EXCERPTS = 3;
const MAX_LINES = 4;

/** The exchanges behind the items, the first few in their order: what was asked in one line, and the lines that hold the values. */
export function excerptsOf(
  items: readonly Item[],
  transcript: readonly TranscriptEntry[],
): readonly ReportExcerpt[] {
  const numbers = [...new Set(items.flatMap(({ exchange }) => exchange))];
  return numbers
    .flatMap((number) => {
      const entry = transcript[number - 1];
      return entry ? [entry] : [];
    })
    .slice(0, MAX_EXCERPTS)
    .map((entry) => excerptOf(entry, valuesAt(items, entry.number)));
}

const valuesAt = (items: readonly Item[], number: number): readonly string[] =>
  items.filter(({ exchange }) => exchange.includes(number)).map(({ value }) => value);

function excerptOf(entry: TranscriptEntry, values: readonly string[]): ReportExcerpt {
  const { number: exchange, peer } = entry;
  switch (entry.kind) {
    case 'http':
      return {
        exchange,
        request: `${entry.request.method} ${entry.request.target} to ${peer}${entry.door === 'tls' ? ' over TLS' : ''}`,
        answer: answerOf(entry),
        lines: telling(entry, values),
      };
    case 'connect':
      return {
        exchange,
        request: `connect to ${peer}`,
        answer: entry.outcome,
        lines: linesOf(entry.received),
      };
    case 'datagram':
      return { exchange, request: `datagram to ${peer}`, answer: '', lines: linesOf(entry.text) };
    default:
      return {
        exchange,
        request: `from ${peer}`,
        answer: `${entry.request.method} ${entry.request.target}`,
        lines: [],
      };
  }
}

const answerOf = ({ response, failure }: HttpEntry): string =>
  response ? `${response.status} ${response.reason}`.trim() : (failure?.detail ?? 'no answer');

/** Lines of the answer that hold the values, in the order of the values, or the SOAP action when it is a call. */
function telling({ request, response }: HttpEntry, values: readonly string[]): readonly string[] {
  const action = request.headers.find(([name]) => name.toUpperCase() === 'SOAPACTION')?.[1];
  const sent = action === undefined ? [] : [`SOAPACTION: ${action}`];
  const needles = values.flatMap((value) => value.split(' (')[0] ?? []).filter((value) => value.length >= 3);
  const lines = linesOf(response?.body ?? '');
  const received = needles.flatMap((needle) => lines.filter((line) => line.includes(needle)));
  return [...sent, ...new Set(received)].slice(0, MAX_LINES);
}

/** Keys of accounts are not printed. Markup without line ends is broken between elements, so that an excerpt is one element and not a whole page. */
const linesOf = (text: string): readonly string[] =>
  text
    .slice(0, 262_144)
    .replaceAll('><', '>\n<')
    .split(/\r?\n/)
    .map((line) => line.trim().replace(/(<Key>)[^<]+/g, '$1…'))
    .filter((line) => line !== '');
