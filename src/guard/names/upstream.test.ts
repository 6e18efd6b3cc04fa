import { describe, expect, it } from 'vitest';
import { createResolverRig, RESOLVER } from '../../../test/rig/guard/resolver.ts';
import { askUpstream } from './upstream.ts';

const ADDRESS = { owner: 'a.example', type: 'A', ttl: 60, address: '1.2.3.4' };
const found = { ok: true, value: { code: 0, records: [ADDRESS] } };

const asking = (rig: ReturnType<typeof createResolverRig>) =>
  askUpstream(rig.ports, RESOLVER.host, 'a.example');

describe('a question', () => {
  it('goes to the resolver in our own writing, from another port and with another id each time', async () => {
    const rig = createResolverRig();
    for (let count = 0; count < 3; count += 1) {
      const asked = asking(rig);
      await rig.settle();
      rig.answer(rig.reply({ answers: ['1.2.3.4'] }));
      expect(await asked).toMatchObject(found);
    }
    const { sent } = rig;
    const question = { name: 'a.example', type: 1 };
    for (const one of sent) expect(one).toMatchObject({ to: RESOLVER, question });
    expect(new Set(sent.map(({ id }) => id)).size).toBe(3);
    expect(new Set(sent.map(({ port }) => port)).size).toBe(3);
    expect(sent.filter(({ port }) => port < 32_768 || port > 60_999)).toEqual([]);
    expect(rig.open()).toBe(0);
  });

  it('takes another port where one is taken', async () => {
    const rig = createResolverRig({ taken: 2 });
    const asked = asking(rig);
    await rig.settle();
    rig.answer(rig.reply({ answers: ['1.2.3.4'] }));
    expect(await asked).toMatchObject(found);
    expect(await askUpstream(createResolverRig({ taken: 9 }).ports, RESOLVER.host, 'a.example')).toEqual({
      ok: false,
      error: 'no port could be had',
    });
  });
});

describe('what is no answer', () => {
  it.each([
    ['from another address', { from: '6.6.6.6' }],
    ['from another port', { fromPort: 5353 }],
    ['with another id', { idOff: 1 }],
    ['to another name', { name: 'b.example' }],
    ['to another type', { type: 'AAAA' as const }],
    ['that is a question', { isQuery: true }],
  ])('one %s is not heard, and the true one behind it is', async (_, forged) => {
    const rig = createResolverRig();
    const asked = asking(rig);
    await rig.settle();
    rig.answer(rig.reply({ answers: ['6.6.6.6'], ...forged }));
    rig.answer(rig.reply({ answers: ['1.2.3.4'] }));
    expect(await asked).toMatchObject(found);
  });

  it('is taken for guessing where it comes again and again', async () => {
    const rig = createResolverRig();
    const asked = asking(rig);
    for (let attempt = 0; attempt < 2; attempt += 1) {
      await rig.settle();
      for (let off = 1; off <= 8; off += 1) rig.answer(rig.reply({ answers: ['6.6.6.6'], idOff: off }));
      rig.answer(rig.reply({ answers: ['6.6.6.6'] }));
    }
    expect(await asked).toEqual({ ok: false, error: 'somebody may be guessing: it has another id' });
  });

  it('is waited for twice, two seconds each', async () => {
    const rig = createResolverRig();
    const asked = asking(rig);
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      await rig.settle();
      expect(rig.sent).toHaveLength(attempt);
      rig.clock.advance(2000);
    }
    expect(await asked).toEqual({ ok: false, error: 'it did not answer' });
    expect(rig.open()).toBe(0);
  });
});

describe('an answer that is cut', () => {
  const cut = async (rig: ReturnType<typeof createResolverRig>) => {
    const asked = asking(rig);
    await rig.settle();
    rig.answer(rig.reply({ answers: [], isTruncated: true }));
    await rig.settle();
    return asked;
  };

  it('is asked for by TCP, with another id', async () => {
    const rig = createResolverRig({ stream: 'answers' });
    expect(await cut(rig)).toMatchObject(found);
    expect(rig.sent.map(({ to }) => to)).toEqual([RESOLVER, RESOLVER]);
    expect(rig.sent[0]?.id).not.toBe(rig.sent[1]?.id);
  });

  it.each([
    ['nobody is there by TCP', 'refuses', 'by TCP: refused'],
    ['it ends there', 'ends', 'by TCP it sent no whole answer'],
    ['it answers something else there', 'lies', 'it has another id'],
  ] as const)('is none where %s', async (_, stream, error) => {
    expect(await cut(createResolverRig({ stream }))).toEqual({ ok: false, error });
  });
});
