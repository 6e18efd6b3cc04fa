import { describe, expect, it } from 'vitest';
import { HARMLESS_ACTIONS, type HarmlessAction, harmlessInvocation } from './harmless.ts';
import { objectContacts } from './object-ids.ts';
import { actionFacts, serviceByName } from './services.ts';

const isKey = (key: string): key is HarmlessAction => key in HARMLESS_ACTIONS;
const entries = Object.keys(HARMLESS_ACTIONS)
  .filter(isKey)
  .map((key) => ({ key, ...harmlessInvocation(key) }));

type Entry = (typeof entries)[number];

/** The doubt is about places that an object may name, and the only object given is a list on the player itself. */
function readsWithoutDoubt({ service, action, arguments: given }: Entry): boolean {
  const { rule, withoutPlace, placeArguments = [] } = actionFacts(service, action) ?? {};
  const values = given.filter(([name]) => placeArguments.includes(name)).map(([, value]) => value);
  return (
    rule === 'ssrf-in-doubt' &&
    withoutPlace === 'read' &&
    values.length > 0 &&
    values.every((value) => objectContacts(value) === 'nothing')
  );
}

describe('the permit list', () => {
  it('holds only actions that surely read, by their rule or with the object given', () => {
    const others = entries.filter((entry) => {
      const { risk, rule, confidence } = actionFacts(entry.service, entry.action) ?? {};
      const reads = risk === 'read' && rule === 'read-only' && confidence !== 'unsure';
      return !reads && !readsWithoutDoubt(entry);
    });
    expect(others).toEqual([]);
    expect(entries.length).toBeGreaterThan(30);
  });

  it('holds none whose answer is a secret', () => {
    const secrets = entries.filter(({ service, action }) =>
      actionFacts(service, action)?.tags.includes('secret-out'),
    );
    expect(secrets).toEqual([]);
  });

  it('would not hold an object that names a host', () => {
    const [browse] = entries.filter(({ key }) => key === 'ContentDirectory/Browse:shares');
    if (!browse) throw new Error('the shares are listed');
    const elsewhere = browse.arguments.map(
      ([name, value]) => [name, name === 'ObjectID' ? 'S://192.0.2.66/music' : value] as const,
    );
    expect([readsWithoutDoubt(browse), readsWithoutDoubt({ ...browse, arguments: elsewhere })]).toEqual([
      true,
      false,
    ]);
  });

  it.each(entries)(
    '$key gets exactly its in-arguments, in order',
    ({ key, service, action, arguments: given }) => {
      const expected = actionFacts(service, action)?.arguments.filter(({ direction }) => direction === 'in');
      expect(given.map(([name]) => name)).toEqual(expected?.map(({ name }) => name));
      expect(key.replace(/:.*$/, '')).toBe(`${service}/${action}`);
    },
  );

  it.each(entries)(
    '$key gives values that the description allows',
    ({ service, action, arguments: given }) => {
      const facts = actionFacts(service, action);
      for (const [name, value] of given) {
        const related = facts?.arguments.find((argument) => argument.name === name)?.relatedStateVariable;
        const variable = serviceByName(service)?.stateVariables.find((each) => each.name === related);
        expect(variable?.allowedValues ?? [value]).toContain(value);
      }
    },
  );

  it('is asked by key', () => {
    expect(harmlessInvocation('RenderingControl/GetVolume')).toEqual({
      service: 'RenderingControl',
      action: 'GetVolume',
      arguments: [
        ['InstanceID', '0'],
        ['Channel', 'Master'],
      ],
      why: 'returns a level or setting',
    });
    // @ts-expect-error -- an action that is not on the list cannot be expressed
    const other: HarmlessAction = 'RenderingControl/SetVolume';
    expect(isKey(other)).toBe(false);
  });
});
