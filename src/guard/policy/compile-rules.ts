import type { RuleSet } from '../../config/config.ts';
import { principalHead } from './about.ts';
import { actionNames, permittedActions, refusedActions } from './actions.ts';
import { all, entity, oneOf } from './cedar-text.ts';
import { type CompiledRule, compiledRule } from './compiled-rule.ts';
import { compileSources } from './compile-sources.ts';
import { compileVolume } from './compile-volume.ts';
import { scheduleCondition, scheduleOf } from './schedule.ts';

/** Everything that is said of one role, group or person. */
export const compileRules = (rules: RuleSet): readonly CompiledRule[] => [
  ...compilePermits(rules),
  ...compileLimits(rules),
  ...compileVolume(rules),
  ...compileSources(rules),
];

export const roomCondition = (rooms: readonly string[]): string =>
  oneOf(
    'resource',
    rooms.map((room) => entity('Room', room)),
  );

function compilePermits(rules: RuleSet): readonly CompiledRule[] {
  const { may, also = [] } = rules.rule;
  const entries = [
    ...(may ? [{ may, path: ['may'] }] : []),
    ...also.map((one, index) => ({ ...one, path: ['also', index] })),
  ];
  return entries.map(({ path, ...entry }) => {
    const { may, rooms, hours, days } = { rooms: undefined, hours: undefined, days: undefined, ...entry };
    const schedule = scheduleOf(hours, days);
    return compiledRule({
      reason: 'permitted-by-rule',
      place: rules.place(path),
      principal: principalHead(rules),
      when: all([
        permittedActions(actionNames(may)),
        ...(rooms ? [roomCondition(rooms)] : []),
        ...(schedule ? [scheduleCondition(schedule)] : []),
      ]),
    });
  });
}

/** Each holds whatever permits. */
function compileLimits(rules: RuleSet): readonly CompiledRule[] {
  const { rule } = rules;
  const principal = principalHead(rules);
  const schedule = scheduleOf(rule.hours, rule.days);
  return [
    ...(rule['may-not'] ?? []).map((word, index) =>
      compiledRule({
        reason: 'forbidden-by-rule',
        place: rules.place(['may-not', index]),
        principal,
        when: refusedActions(actionNames([word])),
      }),
    ),
    ...(rule['read-only']
      ? [
          compiledRule({
            reason: 'read-only',
            place: rules.place(['read-only']),
            principal,
            when: `action != ${entity('Action', 'read')}`,
          }),
        ]
      : []),
    ...(rule.rooms
      ? [
          compiledRule({
            reason: 'room-not-permitted',
            place: rules.place(['rooms']),
            principal,
            when: `!(${roomCondition(rule.rooms)})`,
          }),
        ]
      : []),
    ...(schedule
      ? [
          compiledRule({
            reason: 'outside-hours',
            place: rules.place([rule.hours === undefined ? 'days' : 'hours']),
            principal,
            when: `!(${scheduleCondition(schedule)})`,
          }),
        ]
      : []),
  ];
}
