import type { AccessRequest } from './access-request.ts';

/** A text with its length before it: no two lists of texts have the same joined form. */
const part = (text: string): string => `${text.length}:${text}`;

/** Everything of a request that a decision depends on, but the time. The name of a principal is not: no rule sees it. */
export function requestKey({ principal, action, room, rooms, context }: AccessRequest): string {
  const { kind, id, role, groups, binding } = principal;
  let key = `${kind} ${binding} ${action.kind} ${action.riskClass} ${context.approved} ${part(id)}${part(role)}${part(action.id)}${part(room)}`;
  key += `g${groups.length};`;
  for (const group of groups) key += part(group);
  key += `r${rooms.length};`;
  for (const one of rooms) key += part(one);
  if (context.volumes) key += `v${volumes(context.volumes)}`;
  if (context.volumesNow) key += `n${volumes(context.volumesNow)}`;
  if (context.sources) {
    key += `s${context.sources.length};`;
    for (const { use, scheme, host } of context.sources)
      key += `${use}${part(scheme)}${host === undefined ? '-' : part(host)}`;
  }
  return key;
}

function volumes(levels: Readonly<Record<string, number | 'unknown'>>): string {
  let text = '';
  for (const room of Object.keys(levels)) text += `${part(room)}=${String(levels[room])};`;
  return text;
}
