import type { Config, RuleSet } from '../../config/config.ts';
import type { LoadedConfig } from '../../config/load.ts';
import { actionNames, meet } from './actions.ts';
import { unknownNames } from './cedar-names.ts';
import type { CompiledPolicy } from './compile.ts';
import type { PolicyProblem } from './problem.ts';
import { everMeet, scheduleOf } from './schedule.ts';

/** What an owner should know although it is no error: rules that can never hold, or that leave nothing. */
export function warningsOf(
  { config, cedarFiles }: LoadedConfig,
  policy: CompiledPolicy,
): readonly PolicyProblem[] {
  const files = new Set(cedarFiles.map(({ name }) => name));
  return [
    ...config.rules.filter((rules) => isWritten(config, rules)).flatMap((rules) => aboutRules(config, rules)),
    ...policy.oddities.filter(({ place }) => files.has(place.file)),
    ...policy.rules
      .filter(({ place }) => files.has(place.file))
      .flatMap((rule) => unknownNames(config, rule)),
  ];
}

const isWritten = ({ file }: Config, rules: RuleSet): boolean => rules.place([]).file === file;

const aboutRules = (config: Config, rules: RuleSet): readonly PolicyProblem[] => [
  ...nothingPermitted(rules),
  ...everythingRefused(rules),
  ...useless(config, rules),
  ...refusedByReadOnly(rules),
  ...neverPermitted(rules),
];

const permitted = ({ rule: { may = [], also = [] } }: RuleSet): readonly string[] => [
  ...may,
  ...also.flatMap((one) => one.may),
];

/** `nobody` is meant to be empty. */
function nothingPermitted(rules: RuleSet): readonly PolicyProblem[] {
  if (rules.about !== 'role' || rules.id === 'nobody' || permitted(rules).length > 0) return [];
  return [{ place: rules.place([]), message: 'permits nothing', hint: 'may: [read] lets them look' }];
}

const everythingRefused = (rules: RuleSet): readonly PolicyProblem[] =>
  (['rooms', 'days'] as const)
    .filter((key) => rules.rule[key]?.length === 0)
    .map((key) => ({ place: rules.place([key]), message: 'refuses everything: the list is empty' }));

/** A `may-not` of a role that nothing permits anyway. Groups and people may get a permit from elsewhere. */
function useless(config: Config, rules: RuleSet): readonly PolicyProblem[] {
  if (rules.about !== 'role') return [];
  const others = config.rules.filter(({ about }) => about !== 'role');
  const permits = actionNames([rules, ...others].flatMap(permitted));
  return (rules.rule['may-not'] ?? []).flatMap((word, index) =>
    permits.some((name) => actionNames([word]).some((other) => meet(name, other)))
      ? []
      : [{ place: rules.place(['may-not', index]), message: `refuses ${word}, which nothing permits` }],
  );
}

function refusedByReadOnly(rules: RuleSet): readonly PolicyProblem[] {
  const idle = permitted(rules).filter((word) => word !== 'read');
  if (!rules.rule['read-only'] || idle.length === 0) return [];
  return [
    {
      place: rules.place(['read-only']),
      message: `leaves only read of what is permitted: ${idle.join(', ')}`,
    },
  ];
}

/** A narrower permit that the limits of the same rules leave no room or no hour. */
const neverPermitted = (rules: RuleSet): readonly PolicyProblem[] =>
  (rules.rule.also ?? []).flatMap((also, index) => {
    const { rooms, hours, days } = rules.rule;
    const [own, whole] = [scheduleOf(also.hours, also.days), scheduleOf(hours, days)];
    const noRoom = also.rooms && !also.rooms.some((room) => rooms?.includes(room) ?? true);
    const noHour = own && !everMeet(own, whole);
    const why = noRoom ? 'in no room' : noHour ? 'at no hour' : also.may.length === 0 ? 'nothing' : undefined;
    return why === undefined ? [] : [{ place: rules.place(['also', index]), message: `permits ${why}` }];
  });
