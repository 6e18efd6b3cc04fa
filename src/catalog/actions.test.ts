import { describe, expect, it } from 'vitest';
import { RISK_CLASSES, RISK_RULES, RISK_TAGS } from './risk.ts';
import { SERVICES } from './services.ts';

describe('every action', () => {
  const actions = SERVICES.flatMap(({ name: service, actions: list, formerActions }) =>
    [...list, ...formerActions.flatMap(({ facts }) => facts ?? [])].map((each) => ({ service, ...each })),
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

  it('is without a place still what its tags say: the highest of them decides', () => {
    const rank = (name: string): number => RISK_CLASSES.findIndex((each) => each === name);
    const wrong = actions.filter(
      ({ withoutPlace, tags }) =>
        withoutPlace !== undefined && tags.some((tag) => rank(tag) >= 0 && rank(tag) < rank(withoutPlace)),
    );
    expect(wrong.map(({ service, name }) => `${service}.${name}`)).toEqual([]);
  });

  it('refers to state variables that the service declares', () => {
    const missing = SERVICES.flatMap(({ name, stateVariables, actions: list }) => {
      const declared = new Set(stateVariables.map((variable) => variable.name));
      return list.flatMap((action) =>
        [action, ...(action.olderForms ?? [])]
          .flatMap((form) => form.arguments)
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
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length).toBe(207 + 5);
  });
});
