import type { ApprovalAsk } from '../approval/ask.ts';
import type { AccessRequest } from '../policy/access-request.ts';
import type { Understood } from '../request/understood.ts';
import type { Asker } from './enter.ts';

/** What an owner is asked to approve: the request in its judged form, with everything in it that would be sent. */
export const approvalAskOf = (
  { principal, action, room }: AccessRequest,
  understood: Understood,
  { address }: Asker,
): ApprovalAsk => ({
  principal,
  address,
  room,
  action: action.id,
  riskClass: action.riskClass,
  arguments: argumentsOf(understood),
});

/** Fields of Spotify Connect that tell who comes. */
const SHOWN: readonly string[] = ['loginId', 'userName', 'deviceName'];

function argumentsOf(understood: Understood): ApprovalAsk['arguments'] {
  switch (understood.kind) {
    case 'call':
      return understood.arguments;
    case 'page':
      return [['target', understood.target]];
    case 'command':
      return [...Object.entries(understood.objects), ['body', JSON.stringify(understood.body)]];
    case 'spotify':
      // Of credentials the owner is shown for whom; the same account may come again with others.
      return understood.fields.filter(([name]) => SHOWN.includes(name));
    default:
      return [];
  }
}
