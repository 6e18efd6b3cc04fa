/** Stands in for `uci`, as far as the page and the doctor use it. */
import { change, changed, commit, type Section } from './settings.ts';

/** `firewall.@rule[-1].src=lan` */
const PLACE = /^(\w+)\.(\w+|@\w+\[-?\d+\])(?:\.(\w+))?(?:=([\s\S]*))?$/;

const [verb = '', first = '', second = ''] = process.argv.slice(2);
if (verb === 'commit') commit(first || undefined);
else if (verb === 'add') change(first, [...changed(first), { type: second, options: {} }]);
else edit(verb, first);

function edit(how: string, place: string): void {
  const [, file = '', where = '', option, value = ''] =
    PLACE.exec(place) ?? fail(`uci: Parse error: ${place}`);
  const sections = changed(file);
  const section = at(sections, where);
  if (option === undefined) change(file, ofSections(how, { sections, section, where, type: value }));
  else {
    editOption(how, section ?? fail('uci: Entry not found'), option, value);
    change(file, sections);
  }
}

function at(sections: readonly Section[], where: string): Section | undefined {
  const [, type, index] = /^@(\w+)\[(-?\d+)\]$/.exec(where) ?? [];
  if (type === undefined) return sections.find(({ name }) => name === where);
  return sections.filter((section) => section.type === type).at(Number(index));
}

interface Named {
  readonly sections: readonly Section[];
  readonly section: Section | undefined;
  readonly where: string;
  readonly type: string;
}

function ofSections(how: string, { sections, section, where, type }: Named): readonly Section[] {
  if (how === 'set' && section === undefined) return [...sections, { type, name: where, options: {} }];
  if (how !== 'delete' || section === undefined) return fail('uci: Entry not found');
  return sections.filter((one) => one !== section);
}

function editOption(how: string, { options }: Section, option: string, value: string): void {
  const words = [options[option] ?? []].flat();
  if (how === 'add_list') options[option] = [...words, value];
  else if (how === 'del_list') options[option] = words.filter((word) => word !== value);
  // An empty text takes the option away, as there.
  else if (how === 'delete' || (how === 'set' && value === '')) delete options[option];
  else if (how === 'set') options[option] = value;
  else fail(`uci: unknown ${how}`);
}

function fail(why: string): never {
  process.stderr.write(`${why}\n`);
  process.exit(1);
}
