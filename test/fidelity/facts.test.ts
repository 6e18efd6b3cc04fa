import { beforeEach, describe, expect, it } from 'vitest';
import { KNOWN_BUILDS } from '../../src/catalog/builds.ts';
import { CVES } from '../../src/catalog/cves.ts';
import { ENDPOINTS } from '../../src/catalog/endpoints.ts';
import { MODELS } from '../../src/catalog/models.ts';
import { SERVICES } from '../../src/catalog/services.ts';
import { hasRecordings, NO_RECORDINGS, recording } from './recordings.ts';

/** The collected facts from which the catalog was made. */
interface Facts {
  readonly services: { readonly name: string; readonly actions: { readonly name: string }[] }[];
  readonly endpoints: { readonly path: string; readonly port: number }[];
  readonly cves: { readonly id: string; readonly datePublished: string }[];
  readonly versions: { readonly build: string | null; readonly display: string | null }[];
  readonly models: { readonly number: string }[];
  readonly firmwareModelNumbersIn86_10: string[];
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own file; what is used of it is compared below
const facts = (name: string): Facts => JSON.parse(recording(`../facts/sonos-${name}.json`)) as Facts;

beforeEach(({ skip }) => skip(!hasRecordings(), NO_RECORDINGS));

describe('the catalog holds every fact that was collected', () => {
  it('services and actions', () => {
    const ours = SERVICES.map(({ name, actions }) => [name, actions.map((action) => action.name).toSorted()]);
    const theirs = facts('services').services.map(({ name, actions }) => [
      name,
      actions.map((action) => action.name).toSorted(),
    ]);
    expect(Object.fromEntries(ours)).toEqual(Object.fromEntries(theirs));
  });

  it('endpoints, one path a record', () => {
    const ours = new Set(ENDPOINTS.map(({ path, port }) => `${port} ${path}`));
    const paths = facts('http-endpoints').endpoints.flatMap(({ path, port }) =>
      pathsOf(path).map((each) => `${port} ${each}`),
    );
    expect(paths.filter((path) => !ours.has(path))).toEqual([]);
    expect(paths.length).toBeGreaterThan(90);
  });

  it('vulnerabilities', () => {
    const ours = CVES.map(({ id, published }) => [id, published]);
    expect(ours).toEqual(facts('cves').cves.map(({ id, datePublished }) => [id, datePublished]));
  });

  it('builds', () => {
    const key = (build?: string | null, display?: string | null): string => `${build ?? ''} ${display ?? ''}`;
    expect(KNOWN_BUILDS.map(({ build, display }) => key(build, display))).toEqual(
      facts('versions').versions.map(({ build, display }) => key(build, display)),
    );
  });

  it('models', () => {
    const ours = new Set(MODELS.flatMap(({ number, aliases }) => [number, ...aliases]));
    const numbers = facts('versions').models.flatMap(({ number }) => number.split('/'));
    expect(numbers.filter((number) => !ours.has(number))).toEqual([]);
  });
});

/** `/a(.htm), /b` names three paths; patterns and prose are written otherwise in the catalog. */
function pathsOf(text: string): readonly string[] {
  if (/^\(|<about|\.\.\.$/.test(text)) return [];
  if (text === '/xml/<Service>1.xml') return SERVICES.map(({ scpdPath }) => scpdPath);
  return text.split(', ').flatMap((path) => {
    const base = path.replace('(.htm)', '');
    return base === path ? [base] : [base, `${base}.htm`];
  });
}
