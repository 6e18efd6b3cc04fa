import type { RuleSet } from '../../config/config.ts';
import { principalHead } from './about.ts';
import { all, entity, oneOf } from './cedar-text.ts';
import { type CompiledRule, compiledRule } from './compiled-rule.ts';

/** Caps: of single rooms, and one for the others. 100 is no cap. */
export function compileVolume(rules: RuleSet): readonly CompiledRule[] {
  const { 'volume-cap': cap = 100, 'volume-caps': caps = {} } = rules.rule;
  const rooms = Object.keys(caps).map((room) => entity('Room', room));
  const others = rooms.length > 0 ? [`!(${oneOf('resource', rooms)})`] : [];
  return [
    ...Object.entries(caps).flatMap(([room, cap]) =>
      capped(rules, {
        cap,
        path: ['volume-caps', room],
        resource: `resource == ${entity('Room', room)}`,
        also: [],
      }),
    ),
    ...capped(rules, { cap, path: ['volume-cap'], resource: 'resource', also: others }),
  ];
}

interface Cap {
  readonly cap: number;
  readonly path: readonly string[];
  readonly resource: string;
  readonly also: readonly string[];
}

function capped(rules: RuleSet, { cap, path, resource, also }: Cap): readonly CompiledRule[] {
  if (cap === 100) return [];
  const draft = { place: rules.place(path), principal: principalHead(rules), resource, cap };
  return [
    compiledRule({
      ...draft,
      reason: 'volume-cap',
      when: all(['context has volume', `context.volume > ${cap}`, ...also]),
    }),
    compiledRule({ ...draft, reason: 'volume-unknown', when: all(['context.volumeUnknown', ...also]) }),
  ];
}
