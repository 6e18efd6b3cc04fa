import type { RuleSet } from '../../config/config.ts';
import type { Principal } from '../identity/principal.ts';
import { entity } from './cedar-text.ts';

/** The id of a principal in Cedar. Kinds have no slash, so two principals never share one. */
export const principalId = ({ kind, id }: Pick<Principal, 'kind' | 'id'>): string => `${kind}/${id}`;

/** The head of a policy that is about these. */
export function principalHead({ about, id }: Pick<RuleSet, 'about' | 'id'>): string {
  if (about === 'role') return `principal in ${entity('Role', id)}`;
  if (about === 'group') return `principal in ${entity('Group', id)}`;
  return `principal == ${entity('Principal', principalId({ kind: 'person', id }))}`;
}

/** The same question without Cedar. */
export function isAbout({ about, id }: Pick<RuleSet, 'about' | 'id'>, principal: Principal): boolean {
  if (about === 'role') return principal.role === id;
  if (about === 'group') return principal.groups.includes(id);
  return principal.kind === 'person' && principal.id === id;
}
