import { describe, expect, it } from 'vitest';
import { lineLog } from './log.ts';
import { nodeRandom } from './random.ts';

const linesOf = (verbose: boolean): readonly string[] => {
  const lines: string[] = [];
  const log = lineLog((line) => lines.push(line), { verbose });
  log.debug('asked', { port: 1400 });
  log.info('found', { players: 2, s1: false, model: undefined });
  log.warn('silent');
  return lines;
};

describe('a log of lines', () => {
  it('leaves out what is only for the curious, unless it is asked for', () => {
    expect(linesOf(false)).toEqual(['info found players=2 s1=false model=undefined', 'warn silent']);
    expect(linesOf(true)[0]).toBe('debug asked port=1400');
  });

  it('stays one line whatever a device calls itself', () => {
    const lines: string[] = [];
    lineLog((line) => lines.push(line)).info('found', { room: 'Bath\n\u001b[31mwarn all is lost' });
    expect(lines).toEqual(['info found room=Bath\\u{000a}\\u{001b}[31mwarn all is lost']);
  });
});

describe("the operating system's randomness", () => {
  it('has as many bytes as asked for, and UUIDs of version 4 (RFC 9562 §5.4)', () => {
    const random = nodeRandom();
    expect([random.bytes(16).length, random.bytes(0).length]).toEqual([16, 0]);
    expect(random.uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(random.uuid()).not.toBe(random.uuid());
  });
});
