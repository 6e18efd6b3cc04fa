import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TSchema, Type } from 'typebox';
import { Errors } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { cve, endpoint, knownBuild, model } from '../../test/rig/catalog/records.ts';
import { service } from '../../test/rig/catalog/service.ts';
import { KNOWN_BUILDS } from './builds.ts';
import { CVES } from './cves.ts';
import { ENDPOINTS } from './endpoints.ts';
import { MODELS } from './models.ts';
import { OBJECT_IDS } from './object-ids.ts';
import { PORTS } from './ports.ts';
import { SERVICES } from './services.ts';
import { UPNP_ERRORS } from './upnp-errors.ts';
import { URI_SCHEMES } from './uri-schemes.ts';
import { VENDOR_ANSWERS } from './vendor-answers.ts';

const readJson = (file: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8'));
const serviceFiles = readdirSync(join(import.meta.dirname, 'services')).map((file) => `services/${file}`);
const SCHEMAS: readonly (readonly [file: string, schema: TSchema])[] = [
  ...serviceFiles.map((file) => [file, service] as const),
  ['data/models.json', Type.Array(model)],
  ['data/builds.json', Type.Array(knownBuild)],
  ['data/cves.json', Type.Array(cve)],
  ['data/endpoints.json', Type.Array(endpoint)],
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
    builds: KNOWN_BUILDS,
    cves: CVES,
    endpoints: ENDPOINTS,
    ports: PORTS,
    schemes: URI_SCHEMES,
    objects: OBJECT_IDS,
    errors: UPNP_ERRORS,
    answers: VENDOR_ANSWERS,
  });

  it.each(records)('of %s has a source', (_, list) => {
    expect(list.length).toBeGreaterThan(0);
    expect(list.filter(({ sources }) => sources.length === 0 || sources.includes(''))).toEqual([]);
  });
});
