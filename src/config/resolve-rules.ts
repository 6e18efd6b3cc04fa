import { type Path, pathText } from '../base/yaml/problem.ts';
import { readYaml, type YamlFile } from '../base/yaml/read.ts';
import type { RuleSet } from './config.ts';
import type { Place } from './place.ts';
import type { RuleDefinition } from './rule-schema.ts';
import { type ConfigDefinition, type RoleDefinition, SHIPPED_ROLES } from './schema.ts';
import { SHIPPED_ROLES_FILE, SHIPPED_ROLES_TEXT } from './shipped-roles.ts';

type PlaceOf = (path: Path) => Place;
type Shipped = (typeof SHIPPED_ROLES)[number];

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

function shippedRole(id: Shipped): RuleSet {
  const { file, roles } = shippedFile();
  const rule = roles[id];
  return {
    about: 'role',
    id,
    rule,
    place: (path) => {
      const whole = ['roles', id, ...path];
      return { file: SHIPPED_ROLES_FILE, line: file.place(whole).line, path: pathText(whole) };
    },
  };
}

interface ShippedFile {
  readonly file: YamlFile;
  readonly roles: Readonly<Record<Shipped, RuleDefinition>>;
}

let shippedOnce: ShippedFile | undefined;

function shippedFile(): ShippedFile {
  if (shippedOnce) return shippedOnce;
  const read = readYaml(SHIPPED_ROLES_TEXT);
  if (!read.ok) throw new Error('the shipped roles are no YAML');
  // A test checks the text against the schema of the file.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const { roles } = read.value.value as { readonly roles: ShippedFile['roles'] };
  shippedOnce = { file: read.value, roles };
  return shippedOnce;
}
