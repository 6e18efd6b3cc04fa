import { Type } from 'typebox';
import { strict, text, texts, oneOf, build, line, oneGeneration, path, provenance } from './parts.ts';

export const model = Type.Object(
  {
    number: text,
    aliases: Type.Optional(texts),
    name: text,
    generations: Type.Array(
      Type.Object({ generation: oneGeneration, confidence: provenance.confidence }, strict),
      { minItems: 1 },
    ),
    lines: Type.Array(line, { minItems: 1 }),
    lineConfidence: provenance.confidence,
    hasLineIn: Type.Boolean(),
    hasTv: Type.Boolean(),
    featureConfidence: provenance.confidence,
    hasBattery: Type.Boolean(),
    hasMicrophone: Type.Boolean(),
    airplay: Type.Boolean(),
    newestSeen: Type.Optional(build),
    ...provenance,
  },
  strict,
);

const day = Type.String({ pattern: '^\\d{4}(-\\d\\d(-\\d\\d)?)?$' });
export const knownBuild = Type.Object(
  {
    build: Type.Optional(build),
    display: Type.Optional(text),
    line,
    released: Type.Optional(day),
    seen: Type.Optional(day),
    built: Type.Optional(day),
    fixes: Type.Optional(texts),
    ...provenance,
  },
  strict,
);

const status = Type.Union([
  Type.Object(
    { kind: Type.Literal('fixed-in'), build, name: Type.Optional(text), why: Type.Optional(text) },
    strict,
  ),
  Type.Object({ kind: Type.Literal('shown-on'), build, why: text }, strict),
  Type.Object(
    {
      kind: Type.Literal('fixed-between'),
      affectedUpTo: Type.Optional(build),
      fixedFrom: Type.Optional(build),
      why: text,
    },
    strict,
  ),
  Type.Object({ kind: oneOf(['not-affected', 'unknown']), why: text }, strict),
]);

export const cve = Type.Object(
  {
    id: text,
    title: text,
    published: day,
    reporter: Type.Optional(text),
    contest: Type.Optional(text),
    reach: text,
    door: text,
    component: text,
    context: Type.Optional(text),
    cwe: Type.Optional(text),
    cvss: Type.Optional(Type.Object({ version: text, score: Type.Number(), vector: text }, strict)),
    models: Type.Object({ named: texts, others: oneOf(['affected', 'unknown']) }, strict),
    tested: Type.Optional(Type.Object({ build, model: text }, strict)),
    lines: Type.Object({ s1: status, 's2-older-hardware': status, s2: status }, strict),
    sameAs: Type.Optional(text),
    note: Type.Optional(text),
    advisories: texts,
    sourceOf: Type.Optional(Type.Object({ cvss: Type.Optional(text), fixedIn: Type.Optional(text) }, strict)),
    ...provenance,
  },
  strict,
);

export const endpoint = Type.Object(
  {
    path,
    pattern: Type.Optional(Type.Boolean()),
    port: Type.Integer(),
    methods: Type.Array(text, { minItems: 1 }),
    what: text,
    sideEffect: text,
    getEffect: text,
    leaks: texts,
    csrf: oneOf(['yes', 'no', 'unknown', 'since-7.3']),
    gate: Type.Optional(text),
    seenOn: Type.Record(Type.String(), Type.String()),
    note: Type.Optional(text),
    auditMayGet: Type.Boolean(),
    heavy: Type.Optional(Type.Boolean()),
    whyNot: Type.Optional(text),
    ...provenance,
  },
  strict,
);
