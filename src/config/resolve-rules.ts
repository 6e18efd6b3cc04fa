import type { Path } from '../base/yaml/problem.ts';
import type { RuleSet } from './config.ts';
import type { Place } from './place.ts';
import type { RuleDefinition } from './rule-schema.ts';
import { type ConfigDefinition, type RoleDefinition, SHIPPED_ROLES, type ShippedRole } from './schema.ts';
import { shippedPlace, shippedRules } from './shipped-rules.ts';

type PlaceOf = (path: Path) => Place;

/**
 * Every rule set that holds: the roles of the file, the shipped ones that the file does not write, groups and people.
 * `name`, `role`, `groups` and `extends` are no rules and stay behind.
 */
export function resolveRules(definition: ConfigDefinition, place: PlaceOf): readonly RuleSet[] {
  const { roles = {}, groups = {}, people = {} } = definition;
  const shipped = SHIPPED_ROLES.filter((id) => !Object.hasOwn(roles, id)).map(shippedRole);
  const written = Object.entries(roles).map(([id, role]) => writtenRole(id, role, place));
  return [
    ...shipped,
    ...written,
    ...Object.entries(groups).map(([id, rule]) => plain({ about: 'group', id, rule, place, key: 'groups' })),
    ...Object.entries(people).map(([id, person]) => {
      const { name: _name, role: _role, groups: _groups, ...rule } = person;
      return plain({ about: 'person', id, rule, place, key: 'people' });
    }),
  ];
}

interface Plain {
  readonly about: RuleSet['about'];
  readonly id: string;
  readonly rule: RuleDefinition;
  readonly place: PlaceOf;
  readonly key: string;
}

const plain = ({ about, id, rule, place, key }: Plain): RuleSet => ({
  about,
  id,
  rule,
  place: (path) => place([key, id, ...path]),
});

function writtenRole(id: string, role: RoleDefinition, place: PlaceOf): RuleSet {
  const { extends: base, ...rule } = role;
  const own = plain({ about: 'role', id, rule, place, key: 'roles' });
  if (base === undefined) return own;
  const shipped = shippedRole(base);
  return {
    ...own,
    rule: { ...shipped.rule, ...rule },
    place: (path) => (Object.hasOwn(rule, String(path[0])) ? own.place(path) : shipped.place(path)),
  };
}

const shippedRole = (id: ShippedRole): RuleSet => ({
  about: 'role',
  id,
  rule: shippedRules().roles[id],
  place: (path) => shippedPlace(['roles', id, ...path]),
});
