import { describe, expect, it } from 'vitest';
import { err, ok } from '../../base/result.ts';
import { identities, program, sha, uuid } from '../../../test/rig/identities.ts';
import { addProgram, endProgram } from './programs.ts';
import type { Program } from './state.ts';

const other = program({ id: uuid(2), name: 'node-red', credential: { kind: 'token', hash: sha('c') } });

describe('adding a program', () => {
  it('puts it beside the others', () => {
    expect(addProgram(identities({ programs: [program()] }), other)).toEqual(
      ok(identities({ programs: [program(), other] })),
    );
  });

  it.each<[string, Program, string]>([
    ['a living one has the name', { ...other, name: 'Home Assistant' }, 'name-taken'],
    ['one has the token', { ...other, credential: program().credential }, 'credential-taken'],
  ])('is refused when %s', (_name, wanted, refusal) => {
    expect(addProgram(identities({ programs: [program()] }), wanted)).toEqual(err(refusal));
  });

  it('takes the name of an ended one, and never its credential', () => {
    const ended = program({ endedAt: 5 });
    const again = { ...other, name: 'Home Assistant' };
    const state = identities({ programs: [ended] });
    expect(addProgram(state, again)).toEqual(ok(identities({ programs: [ended, again] })));
    expect(addProgram(state, { ...again, credential: ended.credential })).toEqual(err('credential-taken'));
  });

  it('does not take a certificate for a token of the same hash', () => {
    const certificate: Program = { ...other, credential: { kind: 'certificate', fingerprint: sha('b') } };
    expect(addProgram(identities({ programs: [program()] }), certificate).ok).toBe(true);
  });
});

describe('ending a program', () => {
  it('ends the living one', () => {
    const old = program({ id: uuid(3), endedAt: 1, credential: { kind: 'token', hash: sha('d') } });
    expect(endProgram(identities({ programs: [old, program()] }), 'Home Assistant', 9)).toEqual(
      identities({ programs: [old, program({ endedAt: 9 })] }),
    );
    expect(endProgram(identities({ programs: [old] }), 'Home Assistant', 9)).toBeUndefined();
  });
});
