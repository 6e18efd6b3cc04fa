import type { Config, QuietHours } from '../../config/config.ts';
import { UNREAD_TUNNEL } from './actions.ts';
import { all, any, entity, string } from './cedar-text.ts';
import { type CompiledRule, compiledRule } from './compiled-rule.ts';
import { roomCondition } from './compile-rules.ts';
import { scheduleCondition } from './schedule.ts';

/** What holds for everybody: quiet hours, and what an owner has to approve. */
export const compileHousehold = ({ quietHours, approval }: Config): readonly CompiledRule[] => [
  ...(quietHours ? [compileQuiet(quietHours)] : []),
  ...(approval.classes.length > 0 ? [compileApproval(approval)] : []),
];

const compileQuiet = ({ windows, days, rooms, except, place }: QuietHours): CompiledRule =>
  compiledRule({
    reason: 'quiet-hours',
    place,
    principal: 'principal',
    when: all([
      any(['context.sounds', 'context.louder']),
      scheduleCondition({ windows, days }),
      ...(rooms ? [roomCondition(rooms)] : []),
      ...except.map((role) => `!(principal in ${entity('Role', role)})`),
    ]),
  });

/** An unread tunnel cannot be tried again as one request: it is permitted by name or not at all. */
const compileApproval = ({ classes, place }: Config['approval']): CompiledRule =>
  compiledRule({
    reason: 'needs-approval',
    place,
    principal: 'principal',
    when: all([
      `action in [${classes.map((name) => entity('Action', name)).join(', ')}]`,
      '!context.approved',
      `context.action != ${string(UNREAD_TUNNEL)}`,
    ]),
  });
