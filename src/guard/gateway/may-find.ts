import type { Principal } from '../identity/principal.ts';
import type { Policy } from '../policy/decision.ts';

/** A room is shown to whoever may ask it for its name. */
const NAME_OF_ROOM = { kind: 'soap', id: 'DeviceProperties.GetZoneAttributes', riskClass: 'read' } as const;

export const mayFind = (
  policy: Policy,
  { principal, room, at }: { readonly principal: Principal; readonly room: string; readonly at: number },
): boolean =>
  policy.decide({
    principal,
    action: NAME_OF_ROOM,
    room,
    rooms: [room],
    context: { at, approved: false },
  }).effect === 'permit';
