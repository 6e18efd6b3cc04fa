import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TSchema, Type } from 'typebox';
import { Errors } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { KNOWN_BUILDS } from './builds.ts';
import { CVES } from './cves.ts';
import { ENDPOINTS } from './endpoints.ts';
import { HARDWARE } from './hardware.ts';
import { MODELS } from './models.ts';
import { PORTS } from './ports.ts';
import { RISK_CLASSES, RISK_RULES, RISK_TAGS } from './risk.ts';
import { SERVICES } from './services.ts';
import { UPNP_ERRORS } from './upnp-errors.ts';
import { URI_SCHEMES } from './uri-schemes.ts';
import { VENDOR_ANSWERS } from './vendor-answers.ts';

const strict = { additionalProperties: false };
const text = Type.String({ minLength: 1 });
const texts = Type.Array(text);
const oneOf = (values: readonly string[]) => Type.Union(values.map((value) => Type.Literal(value)));
const build = Type.String({ pattern: '^\\d{1,3}\\.\\d{1,3}-\\d{5}$' });
const line = oneOf(['s1', 's2-older-hardware', 's2']);
const generations = Type.Array(Type.Union([Type.Literal(1), Type.Literal(2)]), { minItems: 1 });
const provenance = {
  sources: Type.Array(text, { minItems: 1 }),
  confidence: oneOf(['seen', 'stated', 'unsure']),
};
const ranges = Type.Array(
  Type.Object({ line, from: Type.Optional(build), until: Type.Optional(build) }, strict),
  { minItems: 1 },
);
const argument = Type.Object(
  { name: text, direction: oneOf(['in', 'out']), relatedStateVariable: text },
  strict,
);
const place = oneOf(['root', 'MediaServer', 'MediaRenderer']);
const path = Type.String({ pattern: '^/' });

const service = Type.Object(
  {
    name: text,
    serviceType: Type.String({ pattern: '^urn:schemas-(upnp-org|sonos-com|tencent-com):service:\\w+:1$' }),
    serviceId: Type.String({ pattern: '^urn:(upnp-org|sonos-com|tencent-com):serviceId:\\w+$' }),
    device: place,
    scpdPath: path,
    controlPath: path,
    eventPath: path,
    alsoAt: Type.Optional(Type.Object({ device: place, controlPath: path, eventPath: path }, strict)),
    subscribable: Type.Boolean(),
    carriedBy: oneOf(['every-player', 'line-in', 'home-theatre']),
    builds: Type.Optional(ranges),
    seenOn: Type.Array(text, { minItems: 1 }),
    ...provenance,
    formerActions: Type.Array(Type.Object({ name: text, builds: texts }, strict)),
    stateVariables: Type.Array(
      Type.Object(
        {
          name: text,
          dataType: oneOf(['string', 'boolean', 'ui2', 'ui4', 'i2', 'i4']),
          sendEvents: Type.Boolean(),
          allowedValues: Type.Optional(Type.Array(text, { minItems: 1 })),
          defaultValue: Type.Optional(text),
          range: Type.Optional(
            Type.Object(
              { minimum: Type.Integer(), maximum: Type.Integer(), step: Type.Optional(Type.Integer()) },
              strict,
            ),
          ),
          builds: Type.Optional(ranges),
        },
        strict,
      ),
    ),
    actions: Type.Array(
      Type.Object(
        {
          name: text,
          risk: oneOf(RISK_CLASSES),
          rule: oneOf(Object.keys(RISK_RULES)),
          tags: texts,
          placeArguments: Type.Optional(Type.Array(text, { minItems: 1 })),
          withoutPlace: Type.Optional(oneOf(RISK_CLASSES)),
          ...provenance,
          generations,
          olderFirmware: texts,
          builds: Type.Optional(ranges),
          olderForm: Type.Optional(Type.Object({ builds: ranges, arguments: Type.Array(argument) }, strict)),
          arguments: Type.Array(argument),
        },
        strict,
      ),
      { minItems: 1 },
    ),
  },
  strict,
);

const model = Type.Object(
  {
    number: text,
    aliases: Type.Optional(texts),
    name: text,
    generations,
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

const hex = Type.String({ pattern: '^0x[0-9a-f]{8}$' });
const decimal = Type.String({ pattern: '^\\d+\\.\\d{3}$' });
const hardware = Type.Object(
  {
    model: text,
    build,
    displayName: text,
    zoneType: Type.Integer(),
    seriesId: Type.Optional(text),
    features: Type.Array(hex, { minItems: 3, maxItems: 4 }),
    variant: Type.Optional(Type.Integer()),
    internalSpeakerSize: Type.Integer(),
    bassExtension: Type.Optional(decimal),
    satGainOffset: Type.Optional(decimal),
    memory: Type.Integer(),
    flash: Type.Integer(),
    flashRepartitioned: Type.Optional(Type.Integer()),
    ampOnTime: Type.Optional(Type.Integer()),
    extraVersion: Type.Optional(text),
    hardwareVersion: Type.String({ pattern: '^\\d+(\\.\\d+){3}-\\d+(\\.\\d+)?$' }),
    ...provenance,
  },
  strict,
);

const day = Type.String({ pattern: '^\\d{4}(-\\d\\d(-\\d\\d)?)?$' });
const knownBuild = Type.Object(
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
  Type.Object({ kind: Type.Literal('fixed-in'), build, name: Type.Optional(text) }, strict),
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

const cve = Type.Object(
  {
    id: text,
    title: text,
    published: day,
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
    ...provenance,
  },
  strict,
);

const endpoint = Type.Object(
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

const readJson = (file: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8'));
const serviceFiles = readdirSync(join(import.meta.dirname, 'services')).map((file) => `services/${file}`);
const SCHEMAS: readonly (readonly [file: string, schema: TSchema])[] = [
  ...serviceFiles.map((file) => [file, service] as const),
  ['data/models.json', Type.Array(model)],
  ['data/builds.json', Type.Array(knownBuild)],
  ['data/cves.json', Type.Array(cve)],
  ['data/endpoints.json', Type.Array(endpoint)],
  ['data/hardware.json', Type.Array(hardware)],
];

describe('the files of the catalog', () => {
  it('are all known to this test', () => {
    const data = readdirSync(join(import.meta.dirname, 'data')).map((file) => `data/${file}`);
    expect(SCHEMAS.map(([file]) => file).toSorted()).toEqual([...serviceFiles, ...data].toSorted());
    expect(serviceFiles.length).toBe(16);
  });

  it.each(SCHEMAS)('%s fits its schema', (file, schema) => {
    expect(Errors(schema, readJson(file))).toEqual([]);
  });
});

describe('every record', () => {
  const records = Object.entries({
    services: SERVICES,
    actions: SERVICES.flatMap(({ actions }) => actions),
    models: MODELS,
    hardware: HARDWARE,
    builds: KNOWN_BUILDS,
    cves: CVES,
    endpoints: ENDPOINTS,
    ports: PORTS,
    schemes: URI_SCHEMES,
    errors: UPNP_ERRORS,
    answers: VENDOR_ANSWERS,
  });

  it.each(records)('of %s has a source', (_, list) => {
    expect(list.length).toBeGreaterThan(0);
    expect(list.filter(({ sources }) => sources.length === 0 || sources.includes(''))).toEqual([]);
  });
});

describe('every action', () => {
  const actions = SERVICES.flatMap(({ name: service, actions: list }) =>
    list.map((action) => ({ service, ...action })),
  );

  it('has the class of the rule that decided', () => {
    expect(actions.filter(({ rule, risk }) => RISK_RULES[rule].class !== risk)).toEqual([]);
  });

  it('has tags that are classes or explained, never its own class', () => {
    const explained = new Set<string>([...RISK_CLASSES, ...Object.keys(RISK_TAGS)]);
    expect(
      actions.filter(({ tags, risk }) => tags.includes(risk) || tags.some((tag) => !explained.has(tag))),
    ).toEqual([]);
  });

  it('keeps the precedence: no tag is a class above its own', () => {
    const rank = (name: string): number => RISK_CLASSES.findIndex((each) => each === name);
    const above = actions.filter(({ tags, risk }) =>
      tags.some((tag) => rank(tag) >= 0 && rank(tag) < rank(risk)),
    );
    expect(above).toEqual([]);
  });

  it('names its places when it is ssrf, and only then', () => {
    const wrong = actions.filter(({ risk, placeArguments = [], withoutPlace, arguments: all }) => {
      const inputs = all.filter(({ direction }) => direction === 'in').map(({ name }) => name);
      if (risk !== 'ssrf') return placeArguments.length > 0 || withoutPlace !== undefined;
      const known = placeArguments.length > 0 && placeArguments.every((name) => inputs.includes(name));
      return !known || withoutPlace === undefined || withoutPlace === 'ssrf';
    });
    expect(wrong).toEqual([]);
  });

  it('refers to state variables that the service declares', () => {
    const missing = SERVICES.flatMap(({ name, stateVariables, actions: list }) => {
      const declared = new Set(stateVariables.map((variable) => variable.name));
      return list.flatMap((action) =>
        [...action.arguments, ...(action.olderForm?.arguments ?? [])]
          .filter(({ relatedStateVariable }) => !declared.has(relatedStateVariable))
          .map(({ name: argument }) => `${name}.${action.name}.${argument}`),
      );
    });
    expect(missing).toEqual([]);
  });

  it('makes no rule superfluous', () => {
    const used = new Set<string>(actions.map(({ rule }) => rule));
    expect(Object.keys(RISK_RULES).filter((rule) => !used.has(rule))).toEqual([]);
    const tags = new Set(actions.flatMap(({ tags }) => tags));
    expect(Object.keys(RISK_TAGS).filter((tag) => !tags.has(tag))).toEqual([]);
  });

  it('has a name of its own in its service', () => {
    const keys = actions.map(({ service, name }) => `${service}.${name}`);
    expect(new Set(keys).size).toBe(207);
  });
});
