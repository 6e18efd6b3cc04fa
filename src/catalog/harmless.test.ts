import { describe, expect, it } from 'vitest';
import { HARMLESS_ACTIONS, type HarmlessAction, harmlessInvocation } from './harmless.ts';
import { actionFacts, serviceByName } from './services.ts';

const isKey = (key: string): key is HarmlessAction => key in HARMLESS_ACTIONS;
const entries = Object.keys(HARMLESS_ACTIONS)
  .filter(isKey)
  .map((key) => ({ key, ...harmlessInvocation(key) }));

describe('the permit list', () => {
  it('holds only actions that the catalog calls read, by the rule read-only', () => {
    const others = entries.filter(({ service, action }) => {
      const facts = actionFacts(service, action);
      return facts?.risk !== 'read' || facts.rule !== 'read-only';
    });
    expect(others).toEqual([]);
    expect(entries.length).toBeGreaterThan(30);
  });

  it('holds none whose effect is unsure or whose answer is a secret', () => {
    const doubtful = entries.filter(({ service, action }) => {
      const facts = actionFacts(service, action);
      return facts?.confidence === 'unsure' || facts?.tags.includes('secret-out');
    });
    expect(doubtful).toEqual([]);
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
