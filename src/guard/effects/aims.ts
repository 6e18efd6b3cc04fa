import type { JsonObject } from '../../wire/json/read.ts';
import type { Understood, UnderstoodCall, UnderstoodCommand } from '../request/understood.ts';

/**
 * What an action would make of a volume that the player can be asked for, and of nothing else: the room asked or its group,
 * to a level or by a difference of either sign.
 */
export interface Aim {
  readonly kind: 'to' | 'by' | 'group-to' | 'group-by';
  readonly level: number;
}

export const isOfGroup = ({ kind }: Aim): boolean => kind === 'group-to' || kind === 'group-by';

/** Undefined where asking how loud it is now would not tell whether it becomes louder. */
export function aimOf(understood: Understood): Aim | undefined {
  if (understood.kind === 'call') return aimOfCall(understood);
  return understood.kind === 'command' ? aimOfCommand(understood) : undefined;
}

/** Name of the argument that has the level. */
const CALLS: Readonly<Record<string, readonly [kind: Aim['kind'], argument: string]>> = {
  'RenderingControl.SetVolume': ['to', 'DesiredVolume'],
  'RenderingControl.RampToVolume': ['to', 'DesiredVolume'],
  'RenderingControl.SetRelativeVolume': ['by', 'Adjustment'],
  'GroupRenderingControl.SetGroupVolume': ['group-to', 'DesiredVolume'],
  'GroupRenderingControl.SetRelativeGroupVolume': ['group-by', 'Adjustment'],
};

/** A volume of one channel only is a balance: the room's own says nothing of it. A ramp may begin to play something. */
function aimOfCall({ service, name, arguments: args, places }: UnderstoodCall): Aim | undefined {
  const [kind, argument] = CALLS[`${service}.${name}`] ?? [];
  const valueOf = (wanted: string | undefined) => args.find(([found]) => found === wanted)?.[1];
  const value = valueOf(argument);
  if (kind === undefined || value === undefined || places.length > 0) return undefined;
  if ((valueOf('Channel') ?? 'Master') !== 'Master' || (valueOf('ProgramURI') ?? '') !== '') return undefined;
  return { kind, level: Number(value) };
}

/** Member of the body that has the level. */
const COMMANDS: Readonly<Record<string, readonly [kind: Aim['kind'], member: string]>> = {
  'playerVolume.setVolume': ['to', 'volume'],
  'playerVolume.setRelativeVolume': ['by', 'volumeDelta'],
  'groupVolume.setVolume': ['group-to', 'volume'],
  'groupVolume.setRelativeVolume': ['group-by', 'volumeDelta'],
};

function aimOfCommand({ namespace, command, body }: UnderstoodCommand): Aim | undefined {
  const [kind, member] = COMMANDS[`${namespace}.${command}`] ?? [];
  const level = member === undefined ? undefined : numberIn(body, member);
  return kind === undefined || level === undefined ? undefined : { kind, level: Math.ceil(level) };
}

/** Checked against the schema before, where it is there. */
function numberIn(body: JsonObject, member: string): number | undefined {
  const value = body[member];
  return typeof value === 'number' ? value : undefined;
}
